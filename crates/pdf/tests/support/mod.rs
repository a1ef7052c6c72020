//! Draws PDFs (ISO 32000-2) from texts and lines. Coordinates are points from the page's top-left corner, A4 upright.
//!
//! Their one font is of Type 3, whose glyphs draw nothing: what a glyph is, the `ToUnicode` table says.

#![allow(clippy::format_collect, reason = "as short as the drawings are")]

use std::fmt::Write as _;

const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
/// Every text is set in this size; Chinese characters are as wide, others half as wide.
const SIZE: f64 = 10.0;

/// One page.
#[derive(Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "what is wrong with a page, one thing or another")]
pub(crate) struct Sheet {
    texts: Vec<(f64, f64, String)>,
    lines: Vec<[f64; 4]>,
    picture: bool,
    font_elsewhere: bool,
    rotated: bool,
    turned: bool,
}

impl Sheet {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A text that starts at `left`, on the baseline `base`.
    pub(crate) fn text(mut self, left: f64, base: f64, text: &str) -> Self {
        self.texts.push((left, base, text.to_owned()));
        self
    }

    /// Lines around rows of equal height.
    pub(crate) fn grid(mut self, across: &[f64], top: f64, height: f64, rows: usize) -> Self {
        let bottom = top + height * rows as f64;
        let (left, right) = (across[0], across[across.len() - 1]);
        self.lines.extend((0..=rows).map(|row| {
            let y = top + height * row as f64;
            [left, y, right, y]
        }));
        self.lines.extend(across.iter().map(|x| [*x, top, *x, bottom]));
        self
    }

    /// The page is a picture.
    pub(crate) fn picture(mut self) -> Self {
        self.picture = true;
        self
    }

    /// Some of its text is set in a font that the file only names.
    pub(crate) fn font_elsewhere(mut self) -> Self {
        self.font_elsewhere = true;
        self
    }

    /// Drawn lying on its side, and shown upright by `/Rotate 90`.
    pub(crate) fn rotated(mut self) -> Self {
        self.rotated = true;
        self
    }

    /// Drawn lying on its side, and shown so: its lines run upwards.
    pub(crate) fn turned(mut self) -> Self {
        self.turned = true;
        self
    }

    fn content(&self, font: &Font) -> String {
        let mut content = String::new();
        // PDF counts from the bottom. Turned by a quarter, what ran to the right runs upwards.
        let turn =
            if self.rotated || self.turned { format!("0 1 -1 0 {HEIGHT} 0 cm ") } else { String::new() };
        let _ = write!(content, "q {turn}");
        if self.picture {
            let _ = write!(content, "q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q ");
        }
        for [x0, y0, x1, y1] in &self.lines {
            let _ = write!(content, "{x0} {} m {x1} {} l S ", HEIGHT - y0, HEIGHT - y1);
        }
        for (left, base, text) in &self.texts {
            let codes: String = text.chars().map(|char| format!("{:02X}", font.code(char))).collect();
            let _ = write!(content, "BT /F {SIZE} Tf {left} {} Td <{codes}> Tj ET ", HEIGHT - base);
        }
        if self.font_elsewhere {
            content.push_str("BT /Else 10 Tf 65 100 Td (123) Tj ET ");
        }
        content.push('Q');
        content
    }
}

/// The characters of a file, by their codes.
struct Font(Vec<char>);

impl Font {
    fn of(sheets: &[Sheet]) -> Self {
        let mut chars: Vec<char> =
            sheets.iter().flat_map(|sheet| &sheet.texts).flat_map(|(.., text)| text.chars()).collect();
        chars.sort_unstable();
        chars.dedup();
        assert!(chars.len() < 250, "one byte a character");
        Self(chars)
    }

    fn code(&self, char: char) -> usize {
        self.0.binary_search(&char).unwrap() + 1
    }

    /// Private-use characters stand for glyphs that no table explains.
    fn to_unicode(&self) -> String {
        let known = self.0.iter().filter(|char| !('\u{E000}'..='\u{F8FF}').contains(*char));
        let lines: Vec<String> =
            known.map(|char| format!("<{:02X}> <{:04X}>", self.code(*char), *char as u32)).collect();
        let chunk =
            |lines: &[String]| format!("{} beginbfchar\n{}\nendbfchar\n", lines.len(), lines.join("\n"));
        format!(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n\
             1 begincodespacerange <00> <FF> endcodespacerange\n{}endcmap end end",
            lines.chunks(100).map(chunk).collect::<String>()
        )
    }

    fn dictionary(&self, to_unicode: usize, glyph: usize) -> String {
        let names: String = (1..=self.0.len()).map(|code| format!("/g{code} ")).collect();
        let glyphs: String = (1..=self.0.len()).map(|code| format!("/g{code} {glyph} 0 R ")).collect();
        let widths: String =
            self.0.iter().map(|char| if char.is_ascii() { "500 " } else { "1000 " }).collect();
        format!(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] \
             /FirstChar 1 /LastChar {} /Widths [{widths}] /Encoding << /Type /Encoding /Differences [1 {names}] >> \
             /CharProcs << {glyphs} >> /Resources << >> /ToUnicode {to_unicode} 0 R >>",
            self.0.len()
        )
    }
}

/// A file of these pages.
pub(crate) fn file(sheets: &[Sheet]) -> Vec<u8> {
    let font = Font::of(sheets);
    let stream = |dictionary: &str, content: &str| {
        format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
    };
    let kids: String = (0..sheets.len()).map(|index| format!("{} 0 R ", 8 + 2 * index)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len()),
        font.dictionary(4, 5),
        stream("", &font.to_unicode()),
        stream("", "1000 0 d0"),
        stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
            "x",
        ),
        "<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /FirstChar 32 /LastChar 126 /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    for (index, sheet) in sheets.iter().enumerate() {
        let on_its_side = sheet.rotated || sheet.turned;
        let (width, height) = if on_its_side { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
        let rotation = if sheet.rotated { "/Rotate 90" } else { "" };
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] {rotation} /Contents {} 0 R \
             /Resources << /Font << /F 3 0 R /Else 7 0 R >> /XObject << /Im 6 0 R >> >> >>",
            9 + 2 * index
        ));
        objects.push(stream("", &sheet.content(&font)));
    }
    let mut file = String::from("%PDF-1.7\n");
    let mut offsets = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        offsets.push(file.len());
        let _ = writeln!(file, "{number} 0 obj\n{object}\nendobj");
    }
    let start = file.len();
    let _ = writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(file, "{offset:010} 00000 n ");
    }
    let _ =
        writeln!(file, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", objects.len() + 1);
    file.into_bytes()
}
