//! The example of docs/profiles.md works as it stands there.

#![allow(clippy::unwrap_used, reason = "a guide that cannot be read is a failed test")]

use extractor::{ProfileError, Profiles, extract};
use model::{Noted, Submission};
use pretty_assertions::assert_eq;
use testkit::forms::Drawing;

/// The profile that the guide shows.
fn guide() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/profiles.md");
    let text = std::fs::read_to_string(path).unwrap();
    let start = text.find("```toml\n").unwrap() + "```toml\n".len();
    let length = text[start..].find("```").unwrap();
    text[start..start + length].to_owned()
}

const FORM: &str = "
云岭省项目绩效任务书
（2026年度）
|任务书名称|湿地巡护|<|<
|任务总要求|全年巡护湿地2000公顷|<|<
|指标大类|指标小类|考核要点|考核值
|产出指标|数量指标|巡护次数|≥48次
|满意度指标|服务对象满意度指标|群众满意度|≥90%
";

fn read(profiles: &Profiles) -> Submission {
    extract(Noted::clean(Drawing::parse(FORM).document("任务书.docx")), profiles)
}

#[test]
fn the_form_is_unknown_without_the_profile() {
    let submission = read(&Profiles::builtin());
    assert_eq!((submission.forms.len(), submission.tables.len()), (0, 1));
}

#[test]
fn the_form_is_read_with_the_profile() {
    let mut profiles = Profiles::builtin();
    profiles.add("renwushu.toml", &guide()).unwrap();
    assert_eq!(profiles.list().next().map(|profile| profile.id), Some("renwushu".to_owned()));
    let submission = read(&profiles);
    let form = &submission.forms[0];
    assert_eq!(form.profile, "renwushu");
    assert_eq!(form.year, Some(2026));
    assert_eq!(form.title.as_deref(), Some("云岭省项目绩效任务书"));
    assert_eq!(form.project.as_ref().and_then(|project| project.name.as_deref()), Some("湿地巡护"));
    assert_eq!(form.goals[0].text, "全年巡护湿地2000公顷");
    let indicators: Vec<_> = form
        .indicators
        .iter()
        .map(|indicator| {
            (indicator.name.as_deref().unwrap(), indicator.target.as_ref().unwrap().text.as_str())
        })
        .collect();
    assert_eq!(indicators, [("巡护次数", "≥48次"), ("群众满意度", "≥90%")]);
    assert!(form.fields.is_empty());
}

#[test]
fn a_profile_with_a_known_id_replaces_it() {
    let mut profiles = Profiles::builtin();
    let before = profiles.list().count();
    let hebei = "id = 'hebei'\ntitle = '我的'\nkind = 'project_goal'\n[[sign]]\nweight = 1\nany = ['x']";
    profiles.add("mine.toml", hebei).unwrap();
    assert_eq!(profiles.list().count(), before);
    assert!(profiles.list().any(|profile| profile.id == "hebei" && profile.title == "我的"));
}

#[test]
fn a_wrong_profile_is_an_error_that_names_file_and_line() {
    let mut profiles = Profiles::builtin();
    let error = profiles.add("bad.toml", "id = 'x'\ntitel = 'y'").unwrap_err();
    assert!(matches!(&error, ProfileError::Syntax { file, .. } if file == "bad.toml"));
    assert!(error.to_string().contains("line 2"), "{error}");
    let silent = "id = 'x'\ntitle = 'y'\nkind = 'project_goal'";
    assert!(matches!(profiles.add("silent.toml", silent), Err(ProfileError::NoSign { .. })));
}
