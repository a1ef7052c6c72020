//! Two folders: departments find each other whatever the order and the file names.

use differ::{DiffOptions, Status, diff, diff_folders};

use crate::common::read;

#[test]
fn departments_are_paired_by_code_and_not_by_order() {
    let old = [read("yunling-2024"), read("qinghe-2024")];
    let new = [read("qinghe-2025"), read("yunling-2025")];
    let options = DiffOptions::default();
    let diffs = diff_folders(&old, &new, &options);
    assert_eq!(diffs, [diff(&old[1], &new[0], &options), diff(&old[0], &new[1], &options)]);
}

#[test]
fn a_department_that_changed_its_code_kept_its_name() {
    let mut new = read("yunling-2025");
    new.department.as_mut().unwrap().code = Some("416001".to_owned());
    let diffs = diff_folders(&[read("yunling-2024")], &[new], &DiffOptions::default());
    assert_eq!(diffs.len(), 1);
    assert_eq!(diffs[0].old.file, "云岭县水利局2024年绩效文本.docx");
}

#[test]
fn a_document_without_counterpart_is_all_added_or_all_removed() {
    let diffs = diff_folders(&[read("yunling-2024")], &[read("qinghe-2025")], &DiffOptions::default());
    assert_eq!(diffs.len(), 2);
    assert_eq!(diffs[0].old.file, "");
    assert!(diffs[0].projects.iter().all(|project| project.status == Status::Added));
    assert_eq!(diffs[0].projects.len(), 3);
    assert_eq!(diffs[1].new.file, "");
    assert!(diffs[1].projects.iter().all(|project| project.status == Status::Removed));
    assert_eq!(diffs[1].projects.len(), 5);
}
