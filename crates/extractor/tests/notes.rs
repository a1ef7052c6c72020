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

/// Labels in two languages are those of the Chinese one; both stay as written.
#[test]
fn labels_in_two_languages_are_known_by_the_chinese_one() {
    let submission = read(
        "项目支出绩效目标表 تۈر چىقىمى\n|项目名称¶تۈر نامى|教材补助|实施单位¶يولغا|云疆州第一中学\n\
         |年度目标¶يىللىق نىشان|发放补助。|<|<\n|一级指标|二级指标|三级指标|指标值\n\
         |产出指标|数量指标|补助学生|≥120人\n",
    );
    let form = &submission.forms[0];
    assert_eq!(form.project.as_ref().and_then(|project| project.name.as_deref()), Some("教材补助"));
    assert_eq!(form.goals[0].label, "年度目标يىللىق نىشان");
    assert_eq!(form.fields["实施单位يولغا"], "云疆州第一中学");
    assert!(!has(&submission, "form.unknown-label"), "{:?}", submission.notes);
}

/// A form in levels of the taxonomy under headings nobody knows is one when it says whose it is; an appraisal of
/// something else is none.
#[test]
fn levels_alone_make_no_form() {
    let rows = "|指标类别|指标名称|目标值|得分\n|经济效益指标|利润总额|500万元|30\n|社会效益指标|保障住房|200套|30\n";
    let appraisal = read(&format!("企业经营业绩考核表\n|企业名称|云岭城投公司|<|<\n{rows}"));
    assert!(appraisal.forms.is_empty() && has(&appraisal, "table.unrecognised"), "{:?}", appraisal.notes);
    assert_eq!(read(&format!("项目支出绩效目标表\n|项目名称|城投注资|<|<\n{rows}")).forms.len(), 1);
    let assets = read("资产表\n|项目|数量|价值（万元）|备注\n|房屋|1200|300|\n|车辆|3|60|\n");
    assert!(assets.forms.is_empty());
}

/// A row of words alone that lacks both levels stands under name and value.
#[test]
fn a_short_row_of_words_is_no_level() {
    let submission = read(
        "项目支出绩效目标表\n|项目名称|河道清淤|<|<\n|一级指标|二级指标|三级指标|指标值\n\
         |产出指标|数量指标|清淤长度|≥3公里\n|清运淤泥|按需清运\n|满意度指标|服务对象满意度指标|群众满意度|≥90%\n",
    );
    let second = &submission.forms[0].indicators[1];
    assert_eq!(second.name.as_deref(), Some("清运淤泥"));
    assert_eq!(second.level2.as_ref().map(|level| level.label.as_str()), Some("数量指标"));
    assert!(has(&submission, "form.row-shifted"), "{:?}", submission.notes);
}

/// A level over its indicator's name is the indicator; a grade in the closing row belongs to the row's label.
#[test]
fn a_level_over_the_name_is_an_indicator() {
    let submission = read(
        "项目支出绩效自评表\n|项目名称|科技专项|<|<|<|<|<\n|一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分\n\
         |产出指标|数量指标|支持企业数|≥50家|52家|90|90\n|预算执行率|<|<|100%|98.2%|10|9.82\n|总分|<|<|<|良|100|99.82\n",
    );
    let form = &submission.forms[0];
    let last = &form.indicators[1];
    assert_eq!(last.name.as_deref(), Some("预算执行率"));
    assert_eq!(last.score.as_ref().map(|score| score.text.as_str()), Some("9.82"));
    assert_eq!(form.fields.get("总分").map(String::as_str), Some("良"));
}
