//! Lines of the money block.

super::ids! {
    /// Which line of the money block. A dot leads to a part: `fiscal.general` is one of the lines under `fiscal`.
    pub enum FundItem {
        Total = "total" "资金总额",
        Fiscal = "fiscal" "财政资金",
        FiscalCentral = "fiscal.central" "中央财政资金",
        FiscalProvincial = "fiscal.provincial" "省级财政资金",
        FiscalLocal = "fiscal.local" "本级财政资金",
        FiscalGeneral = "fiscal.general" "一般公共预算",
        FiscalFund = "fiscal.fund" "政府性基金预算",
        FiscalCapital = "fiscal.capital" "国有资本经营预算",
        Carryover = "carryover" "上年结转资金",
        Other = "other" "其他资金",
        OtherOwn = "other.own" "自有资金",
        OtherBusiness = "other.business" "事业收入",
        OtherOperating = "other.operating" "经营收入",
        OtherOther = "other.other" "自有资金中的其他",
        Basic = "basic" "基本支出",
        BasicPersonnel = "basic.personnel" "人员经费",
        BasicRunning = "basic.running" "公用经费",
        Project = "project" "项目支出",
    }
}

impl FundItem {
    /// An id that a profile declares; a known one is itself.
    pub fn declared(id: &str) -> Self {
        Self::known(id).unwrap_or_else(|| Self::Further(super::FurtherId::new(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_strings_in_json() {
        let items: Vec<FundItem> = serde_json::from_str(r#"["fiscal.general","fiscal.county"]"#).unwrap();
        assert_eq!(items[0], FundItem::FiscalGeneral);
        assert!(!items[1].is_known());
        assert_eq!(serde_json::to_string(&items).unwrap(), r#"["fiscal.general","fiscal.county"]"#);
    }

    #[test]
    fn a_line_is_in_its_head_and_in_no_other() {
        assert!(FundItem::FiscalGeneral.is_in(&FundItem::Fiscal));
        assert!(FundItem::Fiscal.is_in(&FundItem::Fiscal));
        assert!(!FundItem::declared("fiscally").is_in(&FundItem::Fiscal));
        assert!(!FundItem::Fiscal.is_in(&FundItem::FiscalGeneral));
    }
}
