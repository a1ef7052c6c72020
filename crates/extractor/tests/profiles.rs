//! Profiles are checked when they load: what would silently do nothing is an error that names file and line.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a profile that should load and does not is a failed test"
)]

use extractor::{ProfileError, Profiles, explain, scaffold};
use model::Noted;
use pretty_assertions::assert_eq;
use testkit::forms::Drawing;

const HEAD: &str =
    "id = 'x'\ntitle = '某表'\nkind = 'project_goal'\n[[sign]]\nweight = 3\nany = ['考核要点']\n";

fn add(text: &str) -> Result<String, ProfileError> {
    Profiles::builtin().add("mine.toml", text)
}

/// The line that the error names, and all it says.
fn refused(text: &str) -> (usize, String) {
    let error = add(text).unwrap_err();
    let line = match &error {
        ProfileError::UnknownKey { line, .. } | ProfileError::Unusable { line, .. } => *line,
        _ => 0,
    };
    (line, error.to_string())
}

#[test]
fn a_key_that_means_nothing_is_refused_with_the_nearest() {
    for (section, key, nearest) in [
        ("column", "targt", "target"),
        ("label", "project.nmae", "project.name"),
        ("fund", "totl", "total"),
        ("level2", "effect.socail", "effect.social"),
        ("level1", "satisfacton", "satisfaction"),
        ("head", "indicator", "indicators"),
        ("fund_column", "excuted", "executed"),
        ("task_column", "task.nmae", "task.name"),
        ("list_column", "fund.totl", "fund.total"),
        ("goal_column", "actul", "actual"),
    ] {
        let (line, message) =
            refused(&format!("{HEAD}[[words.{section}]]\nkey = '{key}'\nnames = ['甲词']\n"));
        assert_eq!(line, 8, "{message}");
        for part in ["mine.toml", &format!("`{key}`"), &format!("`{nearest}`"), section] {
            assert!(message.contains(part), "{part}: {message}");
        }
    }
}

#[test]
fn a_key_of_the_file_itself_is_refused_with_the_nearest() {
    let (_, message) = refused("id = 'x'\ntitel = '某表'\nkind = 'project_goal'\n");
    assert!(message.contains("line 2") && message.contains("`title`"), "{message}");
    let (_, message) = refused(&format!("{HEAD}[[words.colunm]]\nkey = 'target'\nnames = ['甲词']\n"));
    assert!(message.contains("did you mean `column`"), "{message}");
    let (_, message) = refused("id = 'x'\ntitle = '某表'\nkind = 'project_gaol'\n");
    assert!(message.contains("did you mean `project_goal`"), "{message}");
}

#[test]
fn ids_of_ones_own_are_declared() {
    let words = "[[words.fund]]\nkey = 'fiscal.lottery'\nnames = ['彩票公益金']\n\
                 [[words.level1]]\nkey = 'safety'\nnames = ['安全指标']\n\
                 [[words.level2]]\nkey = 'safety.fire'\nnames = ['消防指标']\n\
                 [[words.list_column]]\nkey = 'fund.fiscal.lottery'\nnames = ['其中彩票公益金']\n";
    let (line, message) = refused(&format!("{HEAD}{words}"));
    assert!(line == 8 && message.contains("[declare]") && message.contains("fund = "), "{message}");
    let declare = "[declare]\nfund = ['fiscal.lottery']\nlevel1 = ['safety']\nlevel2 = ['safety.fire']\n";
    add(&format!("{HEAD}{declare}{words}")).unwrap();
    let (line, message) = refused(&format!("{HEAD}[declare]\nfund = [\n'Fiscal Lottery']\n"));
    assert!(line == 9 && message.contains("no id"), "{message}");
}

#[test]
fn a_sign_that_can_never_speak_is_refused() {
    let sign = |weight: &str, rest: &str| {
        refused(&format!(
            "id = 'x'\ntitle = '某表'\nkind = 'project_goal'\n[[sign]]\nweight = {weight}\n{rest}"
        ))
    };
    for weight in ["2000000000", "1001", "-1001", "0", "9223372036854775807"] {
        let (line, message) = sign(weight, "any = ['甲词']\n");
        assert!(line == 5 && message.contains("weight"), "{weight}: {message}");
    }
    let (line, message) = sign("5", "");
    assert!(line == 5 && message.contains("`any`"), "{message}");
    let (_, message) = sign("-5", "any = ['甲词']\n");
    assert!(message.contains("[[sign]]"), "{message}");
    // Many heavy signs: their sum overflows nothing.
    let signs = "[[sign]]\nweight = 1000\nany = ['甲词']\n".repeat(3000);
    add(&format!("id = 'x'\ntitle = '某表'\nkind = 'project_goal'\n{signs}")).unwrap();
}

#[test]
fn words_that_match_nothing_or_everything_are_refused() {
    for word in ["", " ", "*", "**", "#"] {
        let (line, message) = refused(&format!("{HEAD}[[words.label]]\nnames = ['甲词', '{word}']\n"));
        assert_eq!(line, 8, "{message}");
    }
    let (line, message) = refused(&format!("{HEAD}[[words.label]]\nnames = []\n"));
    assert!(line == 8 && message.contains("names"), "{message}");
    let (line, message) = refused(&format!("{HEAD}[[words.column]]\nnames = ['甲词']\n"));
    assert!(line == 8 && message.contains("key"), "{message}");
}

#[test]
fn a_file_too_large_for_a_profile_is_refused() {
    let comment = format!("# {}\n", "甲".repeat(400_000));
    let (_, message) = refused(&format!("{HEAD}{comment}"));
    assert!(message.contains("larger than"), "{message}");
}

#[test]
fn every_profile_shows_its_source_which_loads_again() {
    let profiles = Profiles::builtin();
    let mut again = Profiles::builtin();
    for profile in profiles.list() {
        let source = profiles.source(&profile.id).unwrap();
        assert!(source.contains(&format!("id = \"{}\"", profile.id)), "{}", profile.id);
        again.add("copy.toml", source).unwrap();
    }
    assert!(profiles.source("common").unwrap().contains("[[label]]"));
    assert!(profiles.source("nobody").is_none());
}

/// A province's form with words of its own.
const UNKNOWN: &str = "
云岭省项目绩效任务书
（2026年度）
|任务书名称|湿地巡护|<|<
|任务总要求|全年巡护湿地2000公顷|<|<
|指标大类|指标小类|考核要点|考核值
|产出指标|数量指标|巡护次数|≥48次
|满意度指标|服务对象满意度指标|群众满意度|≥90%
";

#[test]
fn a_skeleton_loads_and_reads_the_form_it_was_made_from() {
    let document = || Noted::clean(Drawing::parse(UNKNOWN).document("任务书.docx"));
    let mut profiles = Profiles::builtin();
    let skeleton = scaffold(&document(), &profiles, "renwushu").unwrap();
    for line in [
        "id = \"renwushu\"",
        "title = \"云岭省项目绩效任务书\"",
        "key = \"level1\"\nnames = [\"指标大类\"]",
        "key = \"level2\"\nnames = [\"指标小类\"]",
        "key = \"name\"\nnames = [\"考核要点\"]",
        "key = \"target\"\nnames = [\"考核值\"]",
        "key = \"project.name\"\nnames = [\"任务书名称\"]",
        "key = \"goal\"\nnames = [\"任务总要求\"]",
    ] {
        assert!(skeleton.contains(line), "{line}\n---\n{skeleton}");
    }
    // What stands below a heading is a value and no label.
    for value in ["巡护次数", "群众满意度", "湿地巡护"] {
        assert!(!skeleton.contains(value), "{value}\n---\n{skeleton}");
    }
    profiles.add("renwushu.toml", &skeleton).unwrap();
    let submission = extractor::extract(document(), &profiles);
    let form = &submission.forms[0];
    assert_eq!(form.profile, "renwushu");
    assert_eq!(form.project.as_ref().and_then(|project| project.name.as_deref()), Some("湿地巡护"));
    let names: Vec<_> = form.indicators.iter().map(|indicator| indicator.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["巡护次数", "群众满意度"]);
    assert!(
        scaffold(&Noted::clean(Drawing::parse("只有文字。").document("a.docx")), &profiles, "x").is_none()
    );
}

#[test]
fn an_explanation_names_scores_signs_and_unknown_labels() {
    let document = Noted::clean(Drawing::parse(UNKNOWN).document("任务书.docx"));
    let profiles = Profiles::builtin();
    let explained = explain(&document, &profiles);
    assert!(matches!(explained.as_slice(), [table] if table.profile.is_none()), "{explained:?}");
    let mut taught = Profiles::builtin();
    taught.add("renwushu.toml", &scaffold(&document, &profiles, "renwushu").unwrap()).unwrap();
    let explained = explain(&document, &taught);
    let [form] = explained.as_slice() else { panic!("{explained:?}") };
    assert_eq!(form.profile.as_deref(), Some("renwushu"));
    assert_eq!(form.scores.len(), taught.list().count());
    assert_eq!((form.scores[0].profile.as_str(), form.scores[0].score), ("renwushu", 100));
    assert!(form.scores[0].missing.is_empty());
    let hebei = form.scores.iter().find(|score| score.profile == "hebei").unwrap();
    assert!(hebei.missing.iter().any(|sign| sign.sign.contains("绩效指标描述")), "{hebei:?}");
    assert!(form.known.contains(&"考核要点".to_owned()) && form.unknown.contains(&"湿地巡护".to_owned()));
}

#[test]
fn declared_ids_stand_in_the_form_as_they_were_declared() {
    let profile = "id = 'lottery'\ntitle = '彩票公益金项目绩效表'\nkind = 'project_goal'\ntitles = ['*彩票公益金*']\n\
        [declare]\nfund = ['fiscal.lottery']\nlevel1 = ['safety']\nlevel2 = ['safety.fire']\n\
        [[sign]]\nweight = 9\nany = ['彩票公益金']\n\
        [[words.fund]]\nkey = 'fiscal.lottery'\nnames = ['彩票公益金']\n\
        [[words.level1]]\nkey = 'safety'\nnames = ['安全指标']\n\
        [[words.level2]]\nkey = 'safety.fire'\nnames = ['消防指标']\n";
    let form = "
彩票公益金项目绩效表
（2026年度）
|项目名称|敬老院改造|<|<
|项目资金（万元）|预算数|30|<
|^|彩票公益金|20|<
|^|其他资金|10|<
|一级指标|二级指标|三级指标|指标值
|安全指标|消防指标|喷淋安装|≥6处
|产出指标|数量指标|改造房间|≥12间
";
    let mut profiles = Profiles::builtin();
    assert_eq!(profiles.add("lottery.toml", profile).unwrap(), "lottery");
    let document = Noted::clean(Drawing::parse(form).document("表.docx"));
    let json = serde_json::to_value(extractor::extract(document, &profiles)).unwrap();
    let form = &json["forms"][0];
    assert_eq!(form["profile"], "lottery");
    let items: Vec<_> = form["funds"].as_array().unwrap().iter().map(|fund| fund["item"].clone()).collect();
    assert_eq!(items, ["total", "fiscal.lottery", "other"]);
    assert_eq!(form["indicators"][0]["level1"]["id"], "safety");
    assert_eq!(form["indicators"][0]["level2"]["id"], "safety.fire");
    assert_eq!(form["indicators"][1]["level2"]["id"], "output.quantity");
    // Nobody else gets them: the built-in profiles are shared, and stay as they are.
    assert!(Profiles::builtin().source("lottery").is_none());
}
