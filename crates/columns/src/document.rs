//! Rows of a document as a whole, of its forms and of its notes.

use model::{Form, FormTotal, Note, Quantity, TotalColumn};

use crate::quantity;
use crate::row::Row;
use crate::sheet::Sheet;

pub(crate) fn document(sheet: &mut Sheet, row: &Row<'_>) {
    row.head(sheet);
    let submission = row.document.submission;
    let source = &submission.source;
    let format = serde_json::to_value(source.format).ok();
    let level = submission.department.as_ref().and_then(|department| department.level.as_deref());
    let readings = || submission.forms.iter().filter_map(|form| form.reading.as_ref());
    sheet.text("format".into(), "格式", format.as_ref().and_then(|format| format.as_str()));
    sheet.text("producer".into(), "生成文件的程序", source.producer.as_deref());
    sheet.text("modified".into(), "文件自己记载的最后保存时间", source.modified.as_deref());
    sheet.text("department_level".into(), "本级、汇总等", level);
    sheet.count("forms".into(), "绩效表的张数", Some(submission.forms.len()));
    let indicators = submission.forms.iter().map(|form| form.indicators.len()).sum();
    sheet.count("indicators".into(), "绩效指标的个数", Some(indicators));
    sheet.count("tables".into(), "不属于任何绩效表的表格数", Some(submission.tables.len()));
    sheet.count("notes".into(), "读取说明的条数", Some(submission.notes.len()));
    let doubtful = readings().map(|reading| reading.doubtful.len()).sum();
    sheet.count("doubtful".into(), "读取存疑的值的个数", Some(doubtful));
    sheet.text("duplicate_of".into(), "内容相同、排在前面的文件的路径", row.document.origin.duplicate_of);
}

pub(crate) fn form(sheet: &mut Sheet, row: &Row<'_>, form: &Form) {
    row.form_head(sheet);
    let recognition = form.recognition.as_ref();
    let reading = form.reading.as_ref();
    sheet.text("number".into(), "表号", form.number.as_deref());
    sheet.text("title".into(), "表名", form.title.as_deref());
    sheet.text(
        "unit_level".into(),
        "本级、汇总等",
        form.unit.as_ref().and_then(|unit| unit.level.as_deref()),
    );
    sheet.text("currency_unit".into(), "货币单位", form.currency_unit.as_deref());
    sheet.text("purpose".into(), "资金用途", form.purpose.as_deref());
    for column in TotalColumn::ALL {
        let (name, path) = (format!("total_{}", column.key()), format!("total/{}", column.key()));
        let value = form.total.as_ref().and_then(|total: &FormTotal| column.of(total));
        quantity::put_at(sheet, row, &name, &path, &format!("总分：{}", column.label()), value);
    }
    let score = recognition.map(|recognition| u32::from(recognition.score));
    sheet.int("recognition".into(), "表式符合的程度，百分之几", score);
    sheet.int("cells".into(), "有文字的单元格数", reading.map(|reading| reading.cells));
    sheet.int("understood".into(), "其中读懂的", reading.map(|reading| reading.understood));
    sheet.count("doubtful".into(), "读取存疑的值的个数", reading.map(|reading| reading.doubtful.len()));
    sheet.count("tables".into(), "未读懂、整块保留的部分", Some(form.tables.len()));
}

pub(crate) fn note(sheet: &mut Sheet, row: &Row<'_>, note: &Note) {
    row.head(sheet);
    sheet.text("id".into(), "编号", Some(&note.id));
    sheet.text("message".into(), "说明", Some(&note.message));
}

/// A label and its text, of a form or of a row of one of its lists.
#[derive(Default)]
pub(crate) struct Labelled<'a> {
    /// The list the row is in: `funds`, `tasks`, `indicators`; `forms` for the form itself.
    pub(crate) list: &'a str,
    /// Which row of it.
    pub(crate) record: usize,
    /// The map it stands in: `fields`, `labels` or `grades`.
    pub(crate) map: &'a str,
    pub(crate) label: &'a str,
    pub(crate) text: &'a str,
    pub(crate) grade: Option<&'a Quantity>,
}

pub(crate) fn labelled(sheet: &mut Sheet, row: &Row<'_>, field: &Labelled<'_>) {
    row.form_head(sheet);
    sheet.text("list".into(), "属于哪一类行 forms funds tasks indicators", Some(field.list));
    sheet.count("record".into(), "属于那一类的第几行，从 0 起", Some(field.record));
    sheet.text("map".into(), "fields 其他栏目，labels 原表用语，grades 评价标准", Some(field.map));
    sheet.text("label".into(), "栏目", Some(field.label));
    sheet.text("text".into(), "内容", Some(field.text));
    quantity::put_at(sheet, row, "grade", "", "评价标准", field.grade);
}
