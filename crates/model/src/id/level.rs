//! The two upper levels of indicators (财预〔2013〕53号, 财预〔2015〕88号, 财预〔2020〕10号, 财预〔2021〕101号).

use std::fmt::Display;

use super::FurtherId;

super::ids! {
    /// 一级指标. An id of level 2 cannot stand here.
    pub enum Level1 {
        Output = "output" "产出指标",
        Cost = "cost" "成本指标",
        Effect = "effect" "效益指标",
        Satisfaction = "satisfaction" "满意度指标",
        Input = "input" "投入指标",
        Process = "process" "过程指标",
        Decision = "decision" "决策指标",
        BudgetExecution = "budget_execution" "预算执行率",
        DeptPerformance = "dept.performance" "履职效能",
        DeptManagement = "dept.management" "管理效率",
        DeptSocial = "dept.social" "社会效应",
        DeptSustainability = "dept.sustainability" "可持续发展能力",
        DeptDuty = "dept.duty" "职责履行",
        DeptBenefit = "dept.benefit" "履职效益",
    }
}

super::ids! {
    /// 二级指标. An id of level 1 cannot stand here.
    pub enum Level2 {
        OutputQuantity = "output.quantity" "数量指标",
        OutputQuality = "output.quality" "质量指标",
        OutputTimeliness = "output.timeliness" "时效指标",
        OutputCost = "output.cost" "成本指标",
        CostEconomic = "cost.economic" "经济成本指标",
        CostSocial = "cost.social" "社会成本指标",
        CostEcological = "cost.ecological" "生态环境成本指标",
        EffectEconomic = "effect.economic" "经济效益指标",
        EffectSocial = "effect.social" "社会效益指标",
        EffectEcological = "effect.ecological" "生态效益指标",
        EffectCombined = "effect.combined" "社会、经济、生态效益指标",
        EffectSustainability = "effect.sustainability" "可持续影响指标",
        SatisfactionBeneficiary = "satisfaction.beneficiary" "服务对象满意度指标",
        DecisionInitiation = "decision.initiation" "项目立项",
        DecisionGoal = "decision.goal" "绩效目标",
        DecisionFunding = "decision.funding" "资金投入",
        ProcessFunds = "process.funds" "资金管理",
        ProcessOrganisation = "process.organisation" "组织实施",
        BudgetExecution = "budget_execution" "预算执行率",
    }
}

/// What both levels' ids have in common.
pub trait LevelId: Clone + Eq + Display + Sized + 'static {
    /// The key of the level in an indicator: `level1`, `level2`.
    const KEY: &'static str;

    /// An id that a profile declares for this level; `None` for one that is the other level's.
    fn declared(id: &str) -> Option<Self>;

    /// The id as JSON writes it.
    fn id(&self) -> &str;

    /// Whether this version knows it.
    fn is_known(&self) -> bool;

    /// It is the other level's: possible only for an id that came from JSON.
    fn is_misplaced(&self) -> bool {
        Self::declared(self.id()).is_none()
    }
}

impl LevelId for Level1 {
    const KEY: &'static str = "level1";

    fn declared(id: &str) -> Option<Self> {
        let further = || Level2::known(id).is_none().then(|| Self::Further(FurtherId::new(id)));
        Self::known(id).or_else(further)
    }

    fn id(&self) -> &str {
        self.as_str()
    }

    fn is_known(&self) -> bool {
        !matches!(self, Self::Further(_))
    }
}

impl LevelId for Level2 {
    const KEY: &'static str = "level2";

    fn declared(id: &str) -> Option<Self> {
        let further = || Level1::known(id).is_none().then(|| Self::Further(FurtherId::new(id)));
        Self::known(id).or_else(further)
    }

    fn id(&self) -> &str {
        self.as_str()
    }

    fn is_known(&self) -> bool {
        !matches!(self, Self::Further(_))
    }
}

impl Level2 {
    /// The level 1 it stands under; `None` for a further id.
    pub fn parent(&self) -> Option<Level1> {
        let head = self.as_str().split('.').next().unwrap_or_default();
        self.is_known().then(|| Level1::known(head)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_refuses_the_ids_of_the_other() {
        assert_eq!(Level1::declared("cost"), Some(Level1::Cost));
        assert_eq!(Level1::declared("cost.economic"), None);
        assert_eq!(Level2::declared("cost"), None);
        assert_eq!(Level1::declared("input.people").map(|id| LevelId::is_known(&id)), Some(false));
        // The one id that is both levels'.
        assert_eq!(Level1::declared("budget_execution"), Some(Level1::BudgetExecution));
        assert_eq!(Level2::declared("budget_execution"), Some(Level2::BudgetExecution));
    }

    #[test]
    fn every_known_level_2_has_its_parent() {
        assert_eq!(Level2::EffectCombined.parent(), Some(Level1::Effect));
        assert_eq!(Level2::BudgetExecution.parent(), Some(Level1::BudgetExecution));
        assert!(Level2::KNOWN.iter().all(|id| id.parent().is_some()));
    }
}
