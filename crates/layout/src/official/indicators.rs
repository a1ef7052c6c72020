//! 绩效指标, tasks and activities: matrices of rows under headings.

use indexmap::IndexSet;
use model::{Indicator, IndicatorText, IndicatorValue, Task, TaskSum, TaskText, Term, TotalColumn};
use wording::label::twin;

use super::Filler;
use super::draft::{Column, Draft, Entry, Piece, Words};
use super::matrix::matrix;
use super::standard::{self, Sides};
use crate::cells::number;
use crate::measures::standard::{HEAD, WIDTH};
use crate::printed::Align;

/// An indicator with its index among all of the form.
type Numbered<'a> = (usize, &'a Indicator);

impl Filler<'_> {
    /// The indicators with the closing row 总分. `others` leaves out those that belong to activities.
    pub(super) fn indicators(
        &self,
        sides: Sides,
        names: &[String],
        columns: &[standard::Column],
        others: bool,
    ) -> Draft {
        let all = self.form.indicators.iter().enumerate();
        let all: Vec<Numbered<'_>> =
            all.filter(|(_, indicator)| !others || indicator.task.is_none()).collect();
        let of = |whole: bool| -> Vec<Numbered<'_>> {
            all.iter()
                .copied()
                .filter(|(_, indicator)| (indicator.term == Some(Term::Whole)) == whole)
                .collect()
        };
        let (whole, annual) = (of(true), of(false));
        let mut draft = Draft::default();
        if all.is_empty() {
        } else if sides == Sides::Together || whole.is_empty() || annual.is_empty() {
            draft.append(self.list(&all, columns, 0));
        } else if sides == Sides::Below {
            for (number, side) in [whole, annual].iter().enumerate() {
                let name =
                    self.word(&twin("indicators", number + 1), names.get(number).map_or("", String::as_str));
                draft.row(vec![Piece::heading(0, WIDTH, name)]);
                draft.append(self.list(side, columns, number));
            }
        } else {
            draft.append(self.beside(&whole, &annual, columns));
        }
        draft.append(self.closing());
        draft
    }

    /// Indicators in one list.
    fn list(&self, indicators: &[Numbered<'_>], columns: &[standard::Column], number: usize) -> Draft {
        let columns = self.present(indicators, columns);
        let heads: Vec<Column> =
            columns.iter().flat_map(|column| self.heads(column, indicators, number)).collect();
        let row = |indicator: &Numbered<'_>| -> Vec<Entry> {
            columns.iter().flat_map(|column| self.entries(column, *indicator, indicators)).collect()
        };
        let rows: Vec<Vec<Entry>> = indicators.iter().map(row).collect();
        matrix(None, 0, &heads, &rows, self.landscape)
    }

    /// Whether the form has columns for the parts of a value.
    fn is_split(&self) -> bool {
        let has = |part: &&str| self.form.labels.contains_key(&format!("indicators.{part}"));
        ["sign", "measure"].iter().any(has)
    }

    /// The columns of the standard form that some indicator has.
    fn present<'c>(
        &self,
        indicators: &[Numbered<'_>],
        columns: &'c [standard::Column],
    ) -> Vec<&'c standard::Column> {
        let split = self.is_split();
        let there = |column: &&standard::Column| {
            let any =
                |has: &dyn Fn(&Indicator) -> bool| indicators.iter().any(|(_, indicator)| has(indicator));
            match column.key.as_str() {
                "level1" => any(&|indicator| indicator.level1.is_some()),
                "level2" => any(&|indicator| indicator.level2.is_some()),
                "grades" => any(&|indicator| !indicator.grades.is_empty()),
                "fields" => any(&|indicator| !indicator.fields.is_empty()),
                "sign" | "number" | "measure" => {
                    (split || self.form.labels.is_empty()) && any(&|indicator| indicator.target.is_some())
                }
                "target" => {
                    !((split || self.form.labels.is_empty())
                        && columns.iter().any(|other| other.key == "number"))
                        && any(&|indicator| indicator.target.is_some())
                }
                key => any(&|indicator| {
                    IndicatorText::from_key(key).is_some_and(|column| column.of(indicator).is_some())
                        || IndicatorValue::from_key(key).is_some_and(|column| column.of(indicator).is_some())
                }),
            }
        };
        columns.iter().filter(there).collect()
    }

    /// The headings of a column; of grades and further columns one for each.
    fn heads(&self, column: &standard::Column, indicators: &[Numbered<'_>], number: usize) -> Vec<Column> {
        let is_level = column.key.starts_with("level");
        let is_score = matches!(column.key.as_str(), "weight" | "score");
        let align = match column.key.as_str() {
            "target" | "actual" | "expected" | "sign" | "number" | "measure" | "likelihood" | "grades" => {
                Align::Center
            }
            _ if is_level || is_score => Align::Center,
            _ => Align::Left,
        };
        let head = |heading| Column { heading, group: None, width: column.width, label: is_level, align };
        match column.key.as_str() {
            "grades" => {
                let group = self.word("indicators.grades", &column.label);
                let keys = grades(indicators).into_iter();
                keys.map(|name| Column { group: Some(group.clone()), ..head(Words::standard(name)) })
                    .collect()
            }
            "fields" => fields(indicators).into_iter().map(|name| head(Words::standard(name))).collect(),
            key => {
                let second = twin(&format!("indicators.{key}"), 2);
                let own = if number == 1 && self.form.labels.contains_key(&second) {
                    second
                } else {
                    format!("indicators.{key}")
                };
                // 性质, 数值 and 单位 read as one value: its column stands under the word over all three.
                let joined =
                    key == "target" && self.is_split() && self.form.labels.contains_key("indicators.group");
                let own = if joined { "indicators.group".to_owned() } else { own };
                // 指标值 may have the parts of its value as its own words.
                let own = if key == "number" && !self.form.labels.contains_key(&own) {
                    "indicators.target".to_owned()
                } else {
                    own
                };
                vec![head(self.word(&own, &column.label))]
            }
        }
    }

    /// The cells of a column in the row of an indicator.
    fn entries(
        &self,
        column: &standard::Column,
        (index, indicator): Numbered<'_>,
        all: &[Numbered<'_>],
    ) -> Vec<Entry> {
        let at = self.at("indicators").index(index);
        let task = indicator.task.clone().unwrap_or_default();
        let [first, second] = indicator.levels();
        let level = |level: Option<model::AnyLevel<'_>>, key: String| {
            let Some(level) = level else { return Entry::default() };
            let label = match level.weight {
                Some(weight) if !level.label.contains(&weight.text) => {
                    format!("{}（{}）", level.label, weight.text)
                }
                _ => level.label.to_owned(),
            };
            Entry { words: Words::of(label, at.key(level.key).key("label")), key: Some(key) }
        };
        let label = |level: Option<model::AnyLevel<'_>>| {
            level.map(|level| level.label.to_owned()).unwrap_or_default()
        };
        let one = |text: Option<&str>, key: &str| {
            vec![text.map(|text| Words::of(text, at.key(key))).unwrap_or_default().into()]
        };
        let target = indicator.target.as_ref().map(|target| target.text.as_str());
        let part = |part: fn(&str, (usize, usize)) -> &str| {
            one(target.map(|text| part(text, number(text)).trim()), "target")
        };
        match column.key.as_str() {
            "level1" => vec![level(first, format!("{task}\u{1}{}", label(first)))],
            "level2" => vec![level(second, format!("{task}\u{1}{}\u{1}{}", label(first), label(second)))],
            "sign" => part(|text, (start, _)| &text[..start]),
            "number" => part(|text, (start, end)| &text[start..end]),
            "measure" => part(|text, (_, end)| &text[end..]),
            "grades" => {
                let of = |name: &String| {
                    indicator.grades.get(name).map(|grade| Words::of(&grade.text, at.key("grades").key(name)))
                };
                grades(all).iter().map(|name| of(name).unwrap_or_default().into()).collect()
            }
            "fields" => {
                let of = |name: &String| {
                    indicator.fields.get(name).map(|text| Words::of(text, at.key("fields").key(name)))
                };
                fields(all).iter().map(|name| of(name).unwrap_or_default().into()).collect()
            }
            key => {
                let words =
                    IndicatorText::from_key(key).and_then(|column| column.of(indicator)).map(String::as_str);
                let value = IndicatorValue::from_key(key).and_then(|column| column.of(indicator));
                one(words.or(value.map(|value| value.text.as_str())), key)
            }
        }
    }

    /// Both sides row by row: indicators of one first and second level stand opposite each other.
    fn beside(&self, whole: &[Numbered<'_>], annual: &[Numbered<'_>], columns: &[standard::Column]) -> Draft {
        let (level1, own): (Vec<_>, Vec<_>) =
            columns.iter().cloned().partition(|column| column.key == "level1");
        let half = |side: &[Numbered<'_>], number| -> Vec<Column> {
            let present = self.present(side, &own);
            present.into_iter().flat_map(|column| self.heads(column, side, number)).collect()
        };
        let goal = |term| {
            let goals = self.form.goals.iter().enumerate();
            let found = goals.into_iter().find(|(_, goal)| goal.term == Some(term) && !goal.label.is_empty());
            found.map(|(index, goal)| Words::of(&goal.label, self.at("goals").index(index).key("label")))
        };
        let mut heads: Vec<Column> = level1.iter().flat_map(|column| self.heads(column, whole, 0)).collect();
        for (number, (side, term, standard)) in
            [(whole, Term::Whole, "中期"), (annual, Term::Annual, "年度")].into_iter().enumerate()
        {
            let group = goal(term).unwrap_or(Words::standard(standard));
            heads.extend(
                half(side, number).into_iter().map(|column| Column { group: Some(group.clone()), ..column }),
            );
        }
        let cells = |indicator: Option<&Numbered<'_>>,
                     side: &[Numbered<'_>],
                     columns: &[standard::Column]|
         -> Vec<Entry> {
            let present = self.present(side, columns);
            match indicator {
                Some(indicator) => {
                    present.iter().flat_map(|column| self.entries(column, *indicator, side)).collect()
                }
                None => vec![Entry::default(); present.len()],
            }
        };
        let rows = opposite(whole, annual).into_iter().map(|(left, right)| {
            let mut row: Vec<Entry> = Vec::new();
            for column in &level1 {
                // Both sides stand under one first level.
                let mut sides = [&left, &right].into_iter().flatten();
                let first = sides.next().map(|it| self.entries(column, *it, whole)).unwrap_or_default();
                let other = sides.next().map(|it| self.entries(column, *it, annual)).unwrap_or_default();
                row.extend(first.into_iter().enumerate().map(|(index, mut entry)| {
                    let at = other.get(index).map(|other| other.words.at.clone());
                    entry.words.at.extend(at.unwrap_or_default());
                    entry
                }));
            }
            row.extend(cells(left.as_ref(), whole, &own));
            row.extend(cells(right.as_ref(), annual, &own));
            row
        });
        matrix(None, 0, &heads, &rows.collect::<Vec<_>>(), self.landscape)
    }

    /// 总分.
    fn closing(&self) -> Draft {
        let mut draft = Draft::default();
        let Some(total) = &self.form.total else { return draft };
        let sums: Vec<(TotalColumn, &model::Quantity)> =
            TotalColumn::ALL.iter().filter_map(|column| Some((*column, column.of(total)?))).collect();
        let from = WIDTH - 100 * sums.len() as u32;
        let mut row = vec![Piece::label(0, from, self.word("total", "总分"))];
        row.extend(sums.into_iter().enumerate().map(|(index, (column, sum))| {
            let from = from + 100 * index as u32;
            let words = Words::of(&sum.text, self.at("total").key(column.key()));
            Piece::value(from, from + 100, words, Align::Center)
        }));
        draft.row(row);
        draft
    }

    /// 年度主要任务: 任务名称, 主要内容, 预算金额.
    pub(super) fn tasks(&self, label: &str) -> Draft {
        let tasks = &self.form.tasks;
        if tasks.is_empty() {
            return Draft::default();
        }
        let all: Vec<&Task> = tasks.iter().collect();
        let heads = self.task_heads(&all);
        let rows: Vec<Vec<Entry>> = (0..tasks.len()).map(|index| self.task_entries(index, &all)).collect();
        matrix(Some(self.word("tasks", label)), HEAD, &heads, &rows, self.landscape)
    }

    fn task_heads(&self, all: &[&Task]) -> Vec<Column> {
        let column = |heading, width, align| Column { heading, group: None, width, label: false, align };
        let mut heads = vec![column(self.word("tasks.name", "任务名称"), 14, Align::Left)];
        for words in task_texts(all) {
            heads.push(column(self.word(&format!("tasks.{}", words.key()), words.label()), 24, Align::Left));
        }
        let group = self.word("tasks.group", &self.with_currency("预算金额"));
        for sum in task_sums(all) {
            let heading = self.word(&format!("tasks.{}", sum.key()), sum.label());
            heads.push(Column { group: Some(group.clone()), ..column(heading, 11, Align::Right) });
        }
        heads.extend(task_fields(all).into_iter().map(|name| column(Words::standard(name), 12, Align::Left)));
        heads
    }

    fn task_entries(&self, index: usize, all: &[&Task]) -> Vec<Entry> {
        let at = self.at("tasks").index(index);
        let Some(task) = self.form.tasks.get(index) else { return Vec::new() };
        let name = Words::of(&task.name, at.key("name"));
        let texts = task_texts(all).into_iter().map(|column| {
            column.of(task).map(|text| Words::of(text, at.key(column.key()))).unwrap_or_default()
        });
        let sums = task_sums(all).into_iter().map(|sum| {
            task.sum(sum)
                .map(|sum_of| Words::of(&sum_of.text, at.key("budget").key(sum.key())))
                .unwrap_or_default()
        });
        let fields = task_fields(all).into_iter().map(|name| {
            task.fields.get(name).map(|text| Words::of(text, at.key("fields").key(name))).unwrap_or_default()
        });
        std::iter::once(name).chain(texts).chain(sums).chain(fields).map(Entry::from).collect()
    }

    /// 职责活动 on the rows of their indicators.
    pub(super) fn activities(&self, columns: &[standard::Column]) -> Draft {
        let tasks: Vec<&Task> = self.form.tasks.iter().collect();
        if tasks.is_empty() {
            return Draft::default();
        }
        let of = |name: &str| -> Vec<Numbered<'_>> {
            let all = self.form.indicators.iter().enumerate();
            all.filter(|(_, indicator)| indicator.task.as_deref() == Some(name)).collect()
        };
        let all: Vec<Numbered<'_>> = self.form.indicators.iter().enumerate().collect();
        let present = self.present(&all, columns);
        let mut heads = self.task_heads(&tasks);
        let with_goals = self.form.goals.iter().any(|goal| goal.task.is_some());
        if with_goals {
            let heading = self.word("tasks.goal", "绩效目标");
            heads.push(Column { heading, group: None, width: 18, label: false, align: Align::Left });
        }
        heads.extend(present.iter().flat_map(|column| self.heads(column, &all, 0)));
        let width = heads.len();
        let mut rows = Vec::new();
        let mut seen = IndexSet::new();
        for (index, task) in tasks.iter().enumerate() {
            // Activities of one name: the first has the indicators.
            let own = if seen.insert(&task.name) { of(&task.name) } else { Vec::new() };
            let merged = |entry: Entry| Entry { key: Some(index.to_string()), ..entry };
            let mut left: Vec<Entry> = self.task_entries(index, &tasks).into_iter().map(merged).collect();
            if with_goals {
                left.push(merged(self.goals_of(&task.name).into()));
            }
            if own.is_empty() {
                let mut row = left;
                row.resize(width, Entry::default());
                rows.push(row);
                continue;
            }
            rows.extend(own.iter().map(|indicator| {
                let cells = present.iter().flat_map(|column| self.entries(column, *indicator, &all));
                left.iter().cloned().chain(cells).collect()
            }));
        }
        matrix(None, 0, &heads, &rows, self.landscape)
    }

    fn goals_of(&self, task: &str) -> Words {
        let goals = self.form.goals.iter().enumerate().filter(|(_, goal)| goal.task.as_deref() == Some(task));
        let mut words = Words::default();
        for (index, goal) in goals {
            if !words.text.is_empty() {
                words.text.push('\n');
            }
            words.text.push_str(&goal.text);
            words.at.push(self.at("goals").index(index).key("text"));
        }
        words
    }
}

/// Indicators of both sides in pairs: those of one first and second level opposite each other.
fn opposite<'a>(
    whole: &[Numbered<'a>],
    annual: &[Numbered<'a>],
) -> Vec<(Option<Numbered<'a>>, Option<Numbered<'a>>)> {
    let levels = |(_, indicator): &Numbered<'a>| {
        indicator.levels().map(|level| level.map(|level| level.label.to_owned()))
    };
    let firsts: IndexSet<_> = whole.iter().chain(annual).map(|it| levels(it)[0].clone()).collect();
    let mut rows = Vec::new();
    for first in firsts {
        let of = |side: &[Numbered<'a>]| -> Vec<Numbered<'a>> {
            side.iter().copied().filter(|it| levels(it)[0] == first).collect()
        };
        let (left, right) = (of(whole), of(annual));
        let seconds: IndexSet<_> = left.iter().chain(&right).map(|it| levels(it)[1].clone()).collect();
        for second in seconds {
            let of = |side: &[Numbered<'a>]| -> Vec<Numbered<'a>> {
                side.iter().copied().filter(|it| levels(it)[1] == second).collect()
            };
            let (left, right) = (of(&left), of(&right));
            let height = left.len().max(right.len());
            rows.extend((0..height).map(|index| (left.get(index).copied(), right.get(index).copied())));
        }
    }
    rows
}

fn grades<'a>(indicators: &[Numbered<'a>]) -> IndexSet<&'a String> {
    indicators.iter().flat_map(|(_, indicator)| indicator.grades.keys()).collect()
}

fn fields<'a>(indicators: &[Numbered<'a>]) -> IndexSet<&'a String> {
    indicators.iter().flat_map(|(_, indicator)| indicator.fields.keys()).collect()
}

fn task_texts(all: &[&Task]) -> Vec<TaskText> {
    TaskText::ALL.iter().copied().filter(|column| all.iter().any(|task| column.of(task).is_some())).collect()
}

fn task_sums(all: &[&Task]) -> Vec<TaskSum> {
    TaskSum::ALL.iter().copied().filter(|sum| all.iter().any(|task| task.sum(*sum).is_some())).collect()
}

fn task_fields<'a>(all: &[&'a Task]) -> IndexSet<&'a String> {
    all.iter().flat_map(|task| task.fields.keys()).collect()
}
