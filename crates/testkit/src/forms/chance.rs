//! Forms drawn by chance, the same for the same seed; of each text that was put into one it is known where it belongs.

use std::fmt::Write as _;

use super::Drawing;

/// Numbers by chance (splitmix64): the same for the same seed.
pub struct Chance(u64);

impl Chance {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below another; 0 below 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    /// Whether something of that many percent happens.
    pub fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

/// A value that stands once in a form.
#[derive(Clone, Debug)]
pub struct Value {
    /// Its text: found nowhere else in the form.
    pub text: String,
    /// Where it may come out: JSON Pointers below the form, `#` for an index.
    pub homes: Vec<String>,
}

/// A form drawn by chance.
#[derive(Clone, Debug, Default)]
pub struct Invented {
    /// The drawing's text, to be shown when a test fails.
    pub text: String,
    /// The values that stand in it.
    pub values: Vec<Value>,
    /// Headings and labels that stand in it: none may come out as a value.
    pub headings: Vec<String>,
}

/// Labels beside their value, with the key each has.
const PAIRS: [(&str, &str); 10] = [
    ("项目名称", "/project/name"),
    ("项目编码", "/project/code"),
    ("主管部门", "/fields/主管部门"),
    ("实施单位", "/fields/实施单位"),
    ("项目属性", "/fields/项目属性"),
    ("立项依据", "/fields/立项依据"),
    ("项目负责人", "/fields/项目负责人"),
    ("联系电话", "/fields/联系电话"),
    ("项目概况", "/fields/项目概况"),
    ("保障措施", "/fields/保障措施"),
];

/// Columns of the money.
const MONEY: [(&str, &str); 6] = [
    ("年初预算数", "initial"),
    ("全年预算数", "budget"),
    ("全年执行数", "executed"),
    ("分值", "weight"),
    ("执行率", "rate"),
    ("得分", "score"),
];

/// Rows of the money.
const ITEMS: [&str; 4] = ["年度资金总额", "其中：财政拨款", "上年结转资金", "其他资金"];

/// Columns of the indicators behind their levels and name.
const COLUMNS: [(&str, &str); 7] = [
    ("指标值", "target"),
    ("实际完成值", "actual"),
    ("分值", "weight"),
    ("得分", "score"),
    ("评分标准", "standard"),
    ("指标值确定依据", "basis"),
    ("偏差原因分析及改进措施", "deviation"),
];

/// Levels with their second levels.
const LEVELS: [(&str, &[&str]); 3] = [
    ("产出指标", &["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", &["经济效益指标", "社会效益指标", "生态效益指标"]),
    ("满意度指标", &["服务对象满意度指标"]),
];

/// Syllables of headings that no profile knows.
const SYLLABLES: [&str; 16] =
    ["岭", "坡", "渠", "塘", "桑", "藤", "磨", "窑", "舟", "笛", "帆", "茧", "砚", "梭", "犁", "鞍"];

impl Invented {
    /// The form of a seed.
    pub fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let width = 5 + chance.below(5);
        let mut maker = Maker { chance, width, serial: 0, form: Self::default() };
        maker.lines();
        maker.form
    }

    /// As a drawing.
    pub fn drawing(&self) -> Drawing {
        Drawing::parse(&self.text)
    }
}

struct Maker {
    chance: Chance,
    /// Columns of the table.
    width: usize,
    serial: usize,
    form: Invented,
}

impl Maker {
    fn lines(&mut self) {
        let title =
            *self.chance.pick(&["项目支出绩效目标表", "项目支出绩效自评表", "云岭县预算项目绩效目标申报表"]);
        self.form.text = format!("{title}\n（2024年度）\n");
        self.row(&[("项目名称", 1)], self.width - 1, Some("/project/name"));
        for _ in 0..self.chance.below(4) {
            match self.chance.below(4) {
                0 => self.pairs(),
                1 => self.money(),
                2 => self.unknown_matrix(),
                _ => self.unknown_pair(),
            }
        }
        if self.chance.often(60) {
            self.row(&[("年度目标", 1)], self.width - 1, Some("/goals/#/text"));
        }
        self.indicators();
        if self.chance.often(30) {
            self.unknown_pair();
        }
    }

    /// A text that stands nowhere else.
    fn unique(&mut self, kind: &str) -> String {
        self.serial += 1;
        let serial = 1000 + self.serial;
        match kind {
            "amount" => format!("{serial}.50"),
            "target" => format!("≥{serial}个"),
            "actual" => format!("{serial}个"),
            "number" => format!("{serial}"),
            _ => format!("甲{serial}号文"),
        }
    }

    /// A heading that no profile knows.
    fn unknown(&mut self) -> String {
        let mut word = String::new();
        for _ in 0..4 {
            let at = self.chance.below(SYLLABLES.len());
            word.push_str(SYLLABLES[at]);
        }
        self.form.headings.push(word.clone());
        word
    }

    fn plant(&mut self, kind: &str, homes: &[String]) -> String {
        let text = self.unique(kind);
        self.form.values.push(Value { text: text.clone(), homes: homes.to_vec() });
        text
    }

    /// A label over some columns and one value over the others.
    fn row(&mut self, label: &[(&str, usize)], columns: usize, home: Option<&str>) {
        let mut cells = Vec::new();
        for (label, columns) in label {
            self.form.headings.push((*label).to_owned());
            spread(&mut cells, label, *columns);
        }
        let homes: Vec<String> = home.map(str::to_owned).into_iter().collect();
        let value = self.plant("word", &homes);
        spread(&mut cells, &value, columns);
        self.line(&cells);
    }

    fn line(&mut self, cells: &[String]) {
        let _ = writeln!(self.form.text, "|{}", cells.join("|"));
    }

    /// Two known labels with their values; a value may be missing.
    fn pairs(&mut self) {
        let half = self.width / 2;
        let mut cells = Vec::new();
        for columns in [half, self.width - half] {
            let (label, home) = *self.chance.pick(&PAIRS[2..]);
            self.form.headings.push(label.to_owned());
            let value =
                if self.chance.often(80) { self.plant("word", &[home.to_owned()]) } else { String::new() };
            spread(&mut cells, label, 1);
            spread(&mut cells, &value, columns - 1);
        }
        self.line(&cells);
    }

    fn unknown_pair(&mut self) {
        let label = self.unknown();
        let home = format!("/fields/{label}");
        self.row(&[(&label, 1)], self.width - 1, Some(&home));
    }

    /// Headings over columns: some known, some unknown, twins, blank ones.
    fn headings(&mut self, columns: usize, known: &[(&str, &str)], list: &str) -> Vec<(String, Vec<String>)> {
        let mut headings: Vec<(String, Vec<String>)> = Vec::new();
        let mut left: Vec<(&str, &str)> = known.to_vec();
        for _ in 0..columns {
            let heading = match self.chance.below(10) {
                0 => (String::new(), Vec::new()),
                1 if !headings.is_empty() => {
                    let (heading, homes) = self.chance.pick(&headings).clone();
                    let field = format!("{list}/fields/{heading}");
                    (heading, [homes, vec![field]].concat())
                }
                2 | 3 => {
                    let heading = self.unknown();
                    let field = format!("{list}/fields/{heading}");
                    (heading, vec![field])
                }
                _ if !left.is_empty() => {
                    let (heading, key) = left.remove(self.chance.below(left.len()));
                    self.form.headings.push(heading.to_owned());
                    (heading.to_owned(), vec![format!("{list}/{key}")])
                }
                _ => (String::new(), Vec::new()),
            };
            headings.push(heading);
        }
        headings
    }

    /// A head beside a heading row and rows of money.
    fn money(&mut self) {
        self.form.headings.push("项目资金（万元）".to_owned());
        // Money that no column says anything of would prove nothing: one of them is known.
        let (known, key) = MONEY[self.chance.below(3)];
        let left: Vec<(&str, &str)> = MONEY.into_iter().filter(|(heading, _)| *heading != known).collect();
        self.form.headings.push(known.to_owned());
        let mut headings = vec![(known.to_owned(), vec![format!("/funds/#/{key}")])];
        headings.extend(self.headings(self.width - 3, &left, "/funds/#"));
        let mut cells = vec!["项目资金（万元）".to_owned(), String::new()];
        cells.extend(headings.iter().map(|(heading, _)| heading.clone()));
        self.line(&cells);
        let mut items = ITEMS.to_vec();
        items.truncate(1 + self.chance.below(3));
        for item in items {
            let item = if self.chance.often(15) { self.unknown() } else { item.to_owned() };
            self.form.headings.push(item.clone());
            let mut cells = vec!["^".to_owned(), item];
            for (_, homes) in &headings {
                cells.push(if self.chance.often(85) { self.plant("amount", homes) } else { String::new() });
            }
            self.line(&cells);
        }
    }

    /// A matrix of unknown words, with or without a head beside it.
    fn unknown_matrix(&mut self) {
        let head = if self.chance.often(50) { Some(self.unknown()) } else { None };
        let columns = self.width - usize::from(head.is_some());
        let mut cells: Vec<String> = head.iter().cloned().collect();
        cells.extend((0..columns).map(|_| self.unknown()));
        self.line(&cells);
        for _ in 0..=1 + self.chance.below(2) {
            let mut cells: Vec<String> = head.iter().map(|_| "^".to_owned()).collect();
            for _ in 0..columns {
                let kind = *self.chance.pick(&["word", "amount", "number"]);
                let value = self.plant(kind, &[]);
                cells.push(value);
            }
            self.line(&cells);
        }
    }

    /// The grid of indicators.
    fn indicators(&mut self) {
        let headings = self.headings(self.width - 3, &COLUMNS, "/indicators/#");
        let mut cells: Vec<String> = ["一级指标", "二级指标", "三级指标"].map(str::to_owned).to_vec();
        self.form.headings.extend(cells.clone());
        cells.extend(headings.iter().map(|(heading, _)| heading.clone()));
        self.line(&cells);
        for (level1, seconds) in LEVELS {
            for (row, level2) in seconds.iter().take(1 + self.chance.below(3)).enumerate() {
                let name = self.plant("word", &["/indicators/#/name".to_owned()]);
                let first = if row == 0 { level1.to_owned() } else { "^".to_owned() };
                let mut cells = vec![first, (*level2).to_owned(), name];
                for (_, homes) in &headings {
                    let home = homes.first().map_or("", String::as_str);
                    let kind = match home.rsplit('/').next().unwrap_or_default() {
                        "target" => "target",
                        "actual" => "actual",
                        "weight" | "score" => "number",
                        _ => "word",
                    };
                    cells.push(if self.chance.often(85) { self.plant(kind, homes) } else { String::new() });
                }
                self.line(&cells);
            }
        }
    }
}

/// A cell over some columns.
fn spread(cells: &mut Vec<String>, text: &str, columns: usize) {
    if columns > 0 {
        cells.push(text.to_owned());
        cells.extend((1..columns).map(|_| "<".to_owned()));
    }
}
