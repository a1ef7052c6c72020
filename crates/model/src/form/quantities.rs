//! All quantities of a form.

use super::{Form, FundColumn, IndicatorValue, TaskSum, TotalColumn};
use crate::{Pointer, Quantity};

impl Form {
    /// Every quantity of the form with its pointer from the form on, list by list: funds, schedule, tasks, goals,
    /// indicators, total.
    ///
    /// ```
    /// use model::{Form, FormKind, Fund, Quantity};
    ///
    /// let mut form = Form::new(FormKind::ProjectGoal, "hebei");
    /// form.funds.push(Fund { budget: Some(Quantity::unread("5.00")), ..Fund::default() });
    /// let quantities = form.quantities();
    /// assert_eq!((quantities[0].0.as_str(), quantities[0].1.text.as_str()), ("/funds/0/budget", "5.00"));
    /// ```
    pub fn quantities(&self) -> Vec<(Pointer, &Quantity)> {
        let mut found = Vec::new();
        let list = |name: &str| Pointer::root().key(name);
        for (index, fund) in self.funds.iter().enumerate() {
            let at = list("funds").index(index);
            let columns = FundColumn::ALL.iter();
            found.extend(columns.filter_map(|column| Some((at.key(column.key()), column.of(fund)?))));
        }
        for (index, step) in self.schedule.iter().enumerate() {
            found.push((list("schedule").index(index).key("share"), &step.share));
        }
        for (index, task) in self.tasks.iter().enumerate() {
            let at = list("tasks").index(index).key("budget");
            found.extend(TaskSum::ALL.iter().filter_map(|sum| Some((at.key(sum.key()), task.sum(*sum)?))));
        }
        for (index, goal) in self.goals.iter().enumerate() {
            let weight = goal.weight.as_ref();
            found.extend(weight.map(|weight| (list("goals").index(index).key("weight"), weight)));
        }
        for (index, indicator) in self.indicators.iter().enumerate() {
            let at = list("indicators").index(index);
            let levels = indicator.levels().into_iter().flatten();
            found.extend(levels.filter_map(|level| Some((at.key(level.key).key("weight"), level.weight?))));
            let columns = IndicatorValue::ALL.iter();
            found.extend(columns.filter_map(|column| Some((at.key(column.key()), column.of(indicator)?))));
            let grades = indicator.grades.iter();
            found.extend(grades.map(|(label, grade)| (at.key("grades").key(label), grade)));
        }
        if let Some(total) = &self.total {
            let at = list("total");
            let columns = TotalColumn::ALL.iter();
            found.extend(columns.filter_map(|column| Some((at.key(column.key()), column.of(total)?))));
        }
        found
    }
}
