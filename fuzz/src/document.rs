//! Documents out of bytes: paragraphs and grids whose cells tile, filled with the words of forms.

use model::{Block, Cell, Document, Format, Grid, Noted, Paragraph, Source};

/// What forms are made of: labels, values, titles, and what stands in for nothing.
const WORDS: [&str; 48] = [
    "", "项目名称", "项目编码", "预算数", "其中：财政资金", "其他资金", "一级指标", "二级指标", "三级指标", "指标值", "产出指标",
    "数量指标", "质量指标", "时效指标", "成本指标", "效益指标", "社会效益指标", "满意度指标", "服务对象满意度", "绩效目标", "年度目标",
    "资金支出计划（%）", "3月底", "6月底", "12月底", "单位：万元", "322001某市商务局", "全年执行数", "执行率", "分值", "得分", "总分",
    "偏差原因", "实际完成值", "合计", "其中", "≥98%", "5.00", "25%", "100", "12月底前", "—", "/", "培训人次≥150人次",
    "1.安全生产培训经费绩效目标表", "项目支出绩效自评表", "（2023年度）", "第一部分 部门整体绩效目标",
];

/// Tables inside tables.
const DEPTH: u32 = 2;

struct Bytes<'b>(std::slice::Iter<'b, u8>);

impl Bytes<'_> {
    fn below(&mut self, end: u32) -> u32 {
        u32::from(self.0.next().copied().unwrap_or_default()) % end
    }

    fn word(&mut self) -> String {
        WORDS[self.below(WORDS.len() as u32) as usize].to_owned()
    }

    fn is_empty(&self) -> bool {
        self.0.len() == 0
    }
}

/// A document of up to forty blocks.
#[must_use]
pub fn document(bytes: &[u8]) -> Document {
    let mut bytes = Bytes(bytes.iter());
    let mut blocks = Vec::new();
    let (mut tables, mut paragraphs) = (0, 0);
    while !bytes.is_empty() && blocks.len() < 40 {
        if bytes.below(3) == 0 {
            paragraphs += 1;
            let outline_level = Some(bytes.below(12) as u8).filter(|level| (1..=9).contains(level));
            let text = bytes.word();
            blocks.push(Block::Paragraph(Paragraph { index: paragraphs, text, outline_level, ..Paragraph::default() }));
        } else {
            tables += 1;
            blocks.push(Block::Table(grid(&mut bytes, tables, 0)));
        }
    }
    let source = Source {
        file: "a.docx".to_owned(),
        format: Format::Docx,
        sha256: String::new(),
        producer: None,
        modified: None,
    };
    Document { source, blocks, asides: Vec::new() }
}

/// As [`word::read`] would give it.
#[must_use]
pub fn noted(bytes: &[u8]) -> Noted<Document> {
    Noted::clean(document(bytes))
}

fn grid(bytes: &mut Bytes<'_>, table: u32, depth: u32) -> Grid {
    let (rows, columns) = (1 + bytes.below(12), 1 + bytes.below(8));
    let mut covered = vec![vec![false; columns as usize]; rows as usize];
    let mut cells = Vec::new();
    for row in 0..rows as usize {
        for column in 0..columns as usize {
            // A hole now and then, as gridBefore and short rows leave it.
            if covered[row][column] || bytes.below(24) == 23 {
                continue;
            }
            let shape = bytes.below(16);
            let most = |wanted: u32, free: usize| (wanted as usize).min(free);
            let free = covered[row][column..].iter().take_while(|covered| !**covered).count();
            let wide = most(1 + shape % 4 * u32::from(shape > 8), free);
            let high = most(1 + shape / 4 * u32::from(shape > 11), rows as usize - row);
            // What is below a free position is free: rows are filled from the top, and spans reach only down.
            let high = (0..high)
                .take_while(|below| covered[row + below][column..column + wide].iter().all(|covered| !covered))
                .count();
            for below in &mut covered[row..row + high] {
                below[column..column + wide].fill(true);
            }
            let tables = if depth < DEPTH && bytes.below(40) == 39 { vec![grid(bytes, 1, depth + 1)] } else { Vec::new() };
            cells.push(Cell {
                row: row as u32 + 1,
                column: column as u32 + 1,
                row_span: high as u32,
                column_span: wide as u32,
                text: bytes.word(),
                automatic: Vec::new(),
                tables,
            });
        }
    }
    Grid { table, rows, columns, header_rows: 0, widths: Vec::new(), cells }
}
