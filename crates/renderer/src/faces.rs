//! The font files at hand, in an order that does not depend on how a folder lists them.

use fontdb::{Database, Source};
use typst::text::{FontBook, FontInfo, FontStyle, FontVariant, FontWeight};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontPath, FontStore, scan, system};

use crate::FontOptions;

/// All faces at hand.
pub(crate) struct Faces {
    store: FontStore,
}

impl Faces {
    /// Those of the faces that documents are set in: what a face holds takes as long to find out as setting a page, and a
    /// system has hundreds.
    pub(crate) fn known(options: &FontOptions, is_known: impl Fn(&str) -> bool) -> Self {
        let mut store = FontStore::new();
        let mut load = |fill: &dyn Fn(&mut Database)| {
            let mut database = Database::new();
            fill(&mut database);
            store.extend(in_order(database.faces().filter_map(|face| {
                let Source::File(path) = &face.source else { return None };
                face.families.iter().find(|(name, _)| is_known(name))?;
                let info = database.with_face_data(face.id, FontInfo::new)??;
                Some((FontPath { path: path.clone(), index: face.index }, info))
            })));
        };
        options.dirs.iter().for_each(|folder| load(&|database| database.load_fonts_dir(folder)));
        if options.system {
            load(&Database::load_system_fonts);
        }
        Self { store }
    }

    /// The faces of the named folders, then the system's, each by family, weight and path.
    pub(crate) fn all(options: &FontOptions) -> Self {
        let mut store = FontStore::new();
        for folder in &options.dirs {
            store.extend(in_order(scan(folder)));
        }
        if options.system {
            store.extend(in_order(system()));
        }
        Self { store }
    }

    pub(crate) fn store(&self) -> &FontStore {
        &self.store
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    /// The face of a family that Typst takes for a weight, by name in any case.
    pub(crate) fn select(&self, family: &str, weight: u16) -> Option<&FontInfo> {
        self.index(family, weight).and_then(|index| self.book().info(index))
    }

    /// Its index in the store.
    pub(crate) fn index(&self, family: &str, weight: u16) -> Option<usize> {
        let variant = FontVariant {
            weight: FontWeight::from_number(weight),
            style: FontStyle::Normal,
            ..FontVariant::default()
        };
        self.book().select(&family.to_lowercase(), variant)
    }

    /// Every family, alphabetically.
    pub(crate) fn families(&self) -> impl Iterator<Item = &str> {
        self.book().families().map(|(family, _)| family)
    }
}

fn in_order(found: impl Iterator<Item = (FontPath, FontInfo)>) -> Vec<(FontPath, FontInfo)> {
    let mut faces: Vec<_> = found
        .map(|(path, mut info)| {
            // Fandol's bold files call themselves regular (usWeightClass 400); the file's name knows better.
            let bold = path.path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("-Bold"));
            if bold && info.variant.weight == FontWeight::REGULAR {
                info.variant.weight = FontWeight::BOLD;
            }
            (path, info)
        })
        .collect();
    faces.sort_by(|(a_path, a), (b_path, b)| {
        (&a.family, a.variant.weight, &a_path.path, a_path.index).cmp(&(
            &b.family,
            b.variant.weight,
            &b_path.path,
            b_path.index,
        ))
    });
    faces
}
