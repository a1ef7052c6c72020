//! The real documents, when they are there: read, converted and compared through the facade.

use pretty_assertions::assert_eq;
use testkit::needs;
use tests::submission;

/// The same document as a Word file and as a text dump of it.
#[test]
fn the_real_document_and_its_text_dump_give_the_same_five_forms() {
    let test = "the_real_document_and_its_text_dump_give_the_same_five_forms";
    let Some(folder) = needs::samples(test) else { return };
    let mut word = submission(&folder.join("seed/绩效目标-2022.docx"));
    let mut dump = submission(&folder.join("seed/绩效目标-2022.txt"));
    assert_eq!(word.year, Some(2022));
    assert_eq!(word.department.as_ref().and_then(|department| department.code.as_deref()), Some("322001"));
    assert_eq!(word.forms.len(), 5);
    assert_eq!(word.forms.iter().map(|form| form.indicators.len()).sum::<usize>(), 45);
    let names: Vec<_> = word.forms.iter().filter_map(|form| form.project.as_ref()?.name.as_deref()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert_eq!(names[0], "安全生产培训经费");
    // How well a profile fits depends on the geometry, which a dump has to guess.
    for form in word.forms.iter_mut().chain(&mut dump.forms) {
        (form.recognition, form.reading) = (None, None);
        form.grids.clear();
    }
    assert_eq!(dump.forms, word.forms);
    println!("2 files read");
}
