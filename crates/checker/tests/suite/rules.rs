//! Every rule against its fixture: documents that must trigger it, and near misses that must not.

use crate::fixture::{BASES, Case, fixtures, load, submission};
use checker::{Config, Finding, check, rules};
use pretty_assertions::assert_eq;

fn only(rule: &str) -> Config {
    Config { select: vec![rule.to_owned()], ..Config::default() }
}

/// The findings of the rule itself, not of rules whose ids continue its own (IND-CAT, IND-CAT-VALUE).
fn found(rule: &str, case: &Case) -> Vec<Finding> {
    let mut findings = check(&submission(&case.document()), &only(rule));
    findings.retain(|finding| finding.rule == rule);
    findings
}

#[test]
fn documents_without_faults_give_no_finding_at_all() {
    for base in BASES {
        let findings = check(&submission(&load(base)), &Config::default());
        assert_eq!(findings, [], "{base}");
    }
}

#[test]
fn every_rule_has_its_fixture() {
    let names: Vec<String> = fixtures().into_iter().map(|fixture| fixture.rule).collect();
    // Rules over several documents have folders of their own.
    let single = rules().iter().filter(|rule| !rule.id.starts_with("FOLDER-"));
    let mut ids: Vec<String> = single.map(|rule| rule.id.to_owned()).collect();
    ids.sort_unstable();
    assert_eq!(names, ids);
}

/// What is wrong with the finding of a trigger, if anything.
fn fault(rule: &str, trigger: &Case) -> Option<String> {
    let findings = found(rule, trigger);
    let [finding] = findings.as_slice() else {
        return Some(format!("{} findings: {findings:#?}", findings.len()));
    };
    let weight = format!("{} {:?}", finding.severity.name(), finding.outcome).to_lowercase();
    let at: Vec<String> = finding.at.iter().map(ToString::to_string).collect();
    if weight != trigger.weight {
        Some(format!("is {weight}, not {}: {}", trigger.weight, finding.message))
    } else if trigger.at.is_empty() || !at.starts_with(&trigger.at) {
        Some(format!("stands at {at:?}, not {:?}", trigger.at))
    } else if trigger.says.is_empty() || !finding.message.contains(&trigger.says) {
        Some(format!("says {}, not {}", finding.message, trigger.says))
    } else {
        None
    }
}

#[test]
fn what_must_trigger_a_rule_does_and_says_where() {
    let mut faults = Vec::new();
    for fixture in fixtures() {
        assert!(!fixture.triggers.is_empty(), "{} has no trigger", fixture.rule);
        for trigger in &fixture.triggers {
            let fault = fault(&fixture.rule, trigger);
            faults.extend(fault.map(|fault| format!("{}: {}: {fault}", fixture.rule, trigger.what)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn near_misses_are_silent() {
    let mut alarms = Vec::new();
    for fixture in fixtures() {
        assert!(!fixture.near_misses.is_empty(), "{} has no near miss", fixture.rule);
        for near in &fixture.near_misses {
            let said = found(&fixture.rule, near).into_iter().map(|finding| finding.message);
            alarms.extend(said.map(|said| format!("{}: {}: {said}", fixture.rule, near.what)));
        }
    }
    assert!(alarms.is_empty(), "\n{}", alarms.join("\n"));
}
