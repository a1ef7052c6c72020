//! What a note tells happens: a drawing that makes it, and a near miss that does not.

use extractor::{Profiles, extract};
use model::{Noted, Submission};
use testkit::forms::Drawing;

fn read(drawing: &str) -> Submission {
    extract(Noted::clean(Drawing::parse(drawing).document("表.docx")), &Profiles::builtin())
}

fn has(submission: &Submission, id: &str) -> bool {
    submission.notes.iter().any(|note| note.id == id)
}

const GRID: &str = "|一级指标|二级指标|三级指标|指标值
|产出指标|数量指标|巡查次数|≥48次
|^|质量指标|整改率|100%
";

#[test]
fn a_sum_line_is_nobodys_budget() {
    let list = |line: &str| {
        format!(
            "项目支出绩效目标表\n|单位名称|项目名称|预算数|一级指标|二级指标|三级指标|指标值\n{line}\
             |306001-云岭县林业局|国有林管护|12|产出指标|数量指标|管护面积|≥9万亩\n"
        )
    };
    let summed = read(&list("|306-云岭县林业部门||15||||\n"));
    assert!(has(&summed, "form.sum-row"), "{:?}", summed.notes);
    let budgets: Vec<_> =
        summed.forms.iter().flat_map(|form| &form.funds).filter_map(|fund| fund.budget.as_ref()).collect();
    assert!(budgets.iter().all(|budget| budget.text == "12"), "{budgets:?}");
    assert!(!has(&read(&list("")), "form.sum-row"));
}

#[test]
fn a_matrix_nobody_knows_is_kept_whole() {
    let form = |rows: &str| {
        format!("项目支出绩效目标表\n|项目名称|河湖巡查|<|<\n|年度目标|巡查河湖。|<|<\n{rows}{GRID}")
    };
    let kept = read(&form("|器具|型号|件数|单价\n|无人机|甲|2|9000\n|水尺|乙|30|120\n"));
    assert!(has(&kept, "form.table-kept"), "{:?}", kept.notes);
    let texts: Vec<_> =
        kept.forms[0].tables.iter().flat_map(|grid| &grid.cells).map(|cell| &cell.text).collect();
    assert!(texts.iter().any(|text| *text == "9000"), "{texts:?}");
    assert!(!has(&read(&form("")), "form.table-kept"));
}
