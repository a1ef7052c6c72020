//! Page numbers, put on the pages when these are set.
//!
//! A number that a template asks Typst for is known when all pages are, so that they are set a second time for it. Ours are
//! set once for all documents and stand on the pages afterwards: — 1 — 7 mm under the type area, odd pages right, even
//! pages left, one character in (GB/T 9704-2012 7.5). On even pages the margins are mirrored: the wider one is bound.

use std::sync::Mutex;

use typst::diag::Warned;
use typst::layout::{Abs, Frame, Point};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};

use crate::job::{Files, Job, Shared};
use crate::roles::Families;
use crate::template;

/// Upright and turned numbers, as far as they have been asked for.
#[derive(Default)]
pub(crate) struct Numbers(Mutex<Vec<Marks>>);

/// A number as it stands on a page, and turned.
#[derive(Clone)]
struct Marks {
    upright: Frame,
    turned: Frame,
}

/// Numbers are set so many at once.
const MANY: usize = 64;
/// 四号: a number stands one character in.
const SIZE: f64 = 14.0;
/// How much wider the bound margin (订口) is than the other.
const MIRRORED: f64 = 2.0;

fn mm(millimetres: f64) -> Abs {
    Abs::mm(millimetres)
}

impl Numbers {
    /// The document with numbers on the pages that have one.
    pub(crate) fn put(
        &self,
        document: &PagedDocument,
        shared: &Shared,
        families: &Families,
    ) -> PagedDocument {
        let numbered = |page: &&Page| page.numbering.is_some();
        let last = document.pages().iter().filter(numbered).map(|page| page.number).max().unwrap_or(0);
        let marks = self.up_to(usize::try_from(last).unwrap_or(usize::MAX), shared, families);
        let pages = document.pages().iter().map(|page| {
            let mut page = page.clone();
            let index = usize::try_from(page.number).ok().and_then(|number| number.checked_sub(1));
            if let Some(marks) = index.and_then(|index| marks.get(index)).filter(|_| page.numbering.is_some())
            {
                mark(&mut page, marks);
            }
            page
        });
        PagedDocument::new(pages.collect(), document.info().clone())
    }

    /// Numbers from 1, set where they are not yet.
    fn up_to(&self, last: usize, shared: &Shared, families: &Families) -> Vec<Marks> {
        // A poisoned lock holds whole numbers all the same.
        let mut marks = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if marks.len() < last {
            let count = last.next_multiple_of(MANY);
            *marks = set(count, shared, families);
        }
        marks.clone()
    }
}

/// The numbers from 1 to `count`.
fn set(count: usize, shared: &Shared, families: &Families) -> Vec<Marks> {
    let template = template::numbers();
    let files = Files { data: count.to_string(), fonts: families.json(&[]).to_string(), ..Files::default() };
    let job = Job::new(shared, &template, files);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    // Without a number a page is a page all the same; the part is our own, and a test sets it.
    let Ok(document) = output else { return Vec::new() };
    let frame = |page: &Page| page.frame.clone();
    let pairs = document.pages().chunks_exact(2);
    pairs.map(|pair| Marks { upright: frame(&pair[0]), turned: frame(&pair[1]) }).collect()
}

/// Puts a number on its page, and mirrors the margins of an even one.
fn mark(page: &mut Page, marks: &Marks) {
    let (width, height) = (page.frame.width(), page.frame.height());
    let odd = page.number % 2 == 1;
    let turned = width > height;
    if !odd {
        let (x, y) = if turned { (0.0, -MIRRORED) } else { (-MIRRORED, 0.0) };
        page.frame.translate(Point::new(mm(x), mm(y)));
    }
    let size = Abs::pt(SIZE);
    let (frame, at) = if turned {
        // A turned page is an upright one turned: its number stays where the bound volume has it.
        let frame = &marks.turned;
        let y = if odd { height - mm(26.0) - size - frame.height() } else { mm(26.0) + size };
        (frame, Point::new(mm(35.0 - 7.0) - size, y))
    } else {
        let frame = &marks.upright;
        let x = if odd { width - mm(26.0) - size - frame.width() } else { mm(26.0) + size };
        (frame, Point::new(x, height - mm(35.0 - 7.0)))
    };
    page.frame.push_frame(at, frame.clone());
}
