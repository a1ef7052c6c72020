//! The registry: one module is one rule, its source is its page.

mod amt_dept;
mod amt_neg;
mod amt_read;
mod amt_scale;
mod amt_sum;
mod amt_unit;
mod basis_bracket;
mod basis_circular;
mod basis_empty;
mod basis_number;
mod basis_same;
mod basis_title;
mod basis_undated;
mod code_chk;
mod code_dup;
mod code_form;
mod code_region;
mod code_seq;
mod code_type;
mod code_unit;
mod code_year;
mod cost_eq;
mod date_form;
mod date_goal;
mod date_old;
mod date_order;
mod date_repealed;
mod date_year;
mod folder_code;
mod folder_copy;
mod folder_project;
mod folder_roster;
mod folder_sum;
mod folder_text;
mod folder_year;
mod form_unread;
mod grade_tile;
mod ind_cat;
mod ind_cat_value;
mod ind_copy;
mod ind_dir;
mod ind_dup;
mod ind_level;
mod ind_name_desc;
mod ind_name_eq_desc;
mod ind_name_form;
mod ind_name_number;
mod ind_name_repeat;
mod ind_name_unit;
mod ind_term;
mod len_name;
mod len_project;
mod len_text;
mod len_value;
mod mon_empty;
mod mon_likely;
mod mon_rate;
mod plan_blank;
mod plan_copy;
mod plan_end;
mod plan_mono;
mod plan_range;
mod plan_unit_double;
mod pub_person;
mod req_goal;
mod req_l2;
mod req_n;
mod self_actual;
mod self_balance;
mod self_deduct;
mod self_deviation;
mod self_empty;
mod self_exec;
mod self_full;
mod self_grade;
mod self_over;
mod self_parent;
mod self_rate;
mod self_score;
mod self_sum;
mod self_total;
mod self_unit;
mod str_num_dup;
mod str_num_gap;
mod str_num_nest;
mod text_ascii;
mod text_bracket;
mod text_de;
mod text_double;
mod text_end;
mod text_measure;
mod text_punct;
mod text_space;
mod text_width;
mod unitcode_dept;
mod val_conflict;
mod val_multi;
mod val_noop;
mod val_over100;
mod val_parse;
mod val_placeholder;
mod val_redundant;
mod val_template;
mod val_trivial;
mod val_unit_incomplete;
mod val_unit_missing;
mod val_vague;
mod xref_amount;
mod xref_missing_table;
mod xref_name;
mod xref_order;
mod xref_promise;
mod xref_text;
mod xref_title;
mod xref_unit;
mod xref_unused;
mod xref_value;

use std::sync::LazyLock;

use crate::facts::Facts;
use crate::finding::Severity::{Error, Info, Warning};
use crate::findings::Findings;
use crate::folder::{Folder, FolderFindings};
use crate::rule::Rule;
use crate::threshold::WordList;

/// Whether anything of a document was understood, so that not to find anything says something.
pub(crate) use folder_copy::copied_from;
pub(crate) use form_unread::is_understood;
pub(crate) use text_space::spaces;
pub(crate) use text_width::narrowed;

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// One document.
    Document(fn(&Facts<'_>, &mut Findings<'_>)),
    /// The documents of a folder beside one another.
    Folder(fn(&Folder<'_>, &mut FolderFindings<'_>)),
}

/// Every rule, family by family.
pub fn rules() -> &'static [Rule] {
    &RULES.0
}

/// Every rule with what it looks at.
pub(crate) fn checks() -> impl Iterator<Item = (&'static Rule, Check)> {
    RULES.0.iter().zip(RULES.1.iter().copied())
}

static RULES: LazyLock<(Vec<Rule>, Vec<Check>)> =
    LazyLock::new(|| all().into_iter().map(|Entry { rule, check }| (rule, check)).unzip());

/// A line of the list below.
struct Entry {
    rule: Rule,
    check: Check,
}

impl Entry {
    /// The same rule, whose findings of one kind are told of a form as one.
    fn gathered(mut self) -> Self {
        self.rule.gathered = true;
        self
    }

    /// The same rule, with lists of words that settings can change.
    fn with_words(mut self, words: &'static [WordList]) -> Self {
        self.rule.words = words;
        self
    }
}

/// A rule of one document, made of its module; with its thresholds, if it has any.
macro_rules! rule {
    ($module:ident, $severity:ident) => {
        rule!($module, $severity, &[])
    };
    ($module:ident, $severity:ident, $thresholds:expr) => {
        Entry {
            rule: Rule::new(include_str!(concat!(stringify!($module), ".rs")), $severity, $thresholds),
            check: Check::Document($module::check),
        }
    };
}

/// A rule of several documents.
macro_rules! folder_rule {
    ($module:ident, $severity:ident) => {
        Entry {
            rule: Rule::new(include_str!(concat!(stringify!($module), ".rs")), $severity, &[]),
            check: Check::Folder($module::check),
        }
    };
}

/// The rule of what was not understood.
pub(crate) const UNREAD: &str = "FORM-UNREAD";

fn all() -> Vec<Entry> {
    vec![
        rule!(form_unread, Warning),
        rule!(amt_sum, Error, amt_sum::THRESHOLDS),
        rule!(amt_dept, Warning, amt_dept::THRESHOLDS),
        rule!(amt_unit, Warning),
        rule!(amt_neg, Error),
        rule!(amt_read, Warning),
        rule!(amt_scale, Warning, amt_scale::THRESHOLDS),
        rule!(plan_mono, Error),
        rule!(plan_end, Error),
        rule!(plan_range, Error),
        rule!(plan_copy, Info, plan_copy::THRESHOLDS),
        rule!(plan_unit_double, Info),
        rule!(plan_blank, Warning),
        rule!(req_l2, Error),
        rule!(req_n, Warning, req_n::THRESHOLDS),
        rule!(req_goal, Warning),
        rule!(cost_eq, Error).with_words(cost_eq::WORDS),
        rule!(val_parse, Warning),
        rule!(val_noop, Info).gathered(),
        rule!(val_unit_missing, Warning).gathered(),
        rule!(val_unit_incomplete, Warning).gathered(),
        rule!(val_redundant, Info).gathered(),
        rule!(val_conflict, Error),
        rule!(val_vague, Warning).with_words(val_vague::WORDS).gathered(),
        rule!(val_multi, Warning),
        rule!(val_placeholder, Warning).gathered(),
        rule!(val_over100, Error).with_words(val_over100::WORDS).gathered(),
        rule!(val_trivial, Warning),
        rule!(val_template, Warning),
        rule!(ind_cat_value, Error).with_words(ind_cat_value::WORDS).gathered(),
        rule!(ind_cat, Warning).with_words(ind_cat::WORDS),
        rule!(ind_level, Error),
        rule!(ind_name_desc, Warning),
        rule!(ind_name_eq_desc, Warning, ind_name_eq_desc::THRESHOLDS),
        rule!(ind_name_form, Warning).with_words(ind_name_form::WORDS).gathered(),
        rule!(ind_name_repeat, Warning).with_words(ind_name_repeat::WORDS),
        rule!(ind_name_number, Warning).gathered(),
        rule!(ind_name_unit, Warning),
        rule!(ind_dir, Warning).with_words(ind_dir::WORDS),
        rule!(ind_dup, Error),
        rule!(ind_copy, Warning),
        rule!(ind_term, Error),
        rule!(str_num_dup, Error),
        rule!(str_num_gap, Error),
        rule!(str_num_nest, Error),
        rule!(xref_value, Error),
        rule!(xref_unit, Warning),
        rule!(xref_amount, Warning),
        rule!(xref_promise, Warning),
        rule!(xref_name, Warning),
        rule!(xref_title, Warning),
        rule!(xref_text, Info),
        rule!(xref_missing_table, Warning),
        rule!(xref_unused, Warning),
        rule!(xref_order, Info),
        rule!(code_form, Error),
        rule!(code_region, Warning),
        rule!(code_year, Warning, code_year::THRESHOLDS),
        rule!(code_type, Warning).with_words(code_type::WORDS),
        rule!(code_chk, Info),
        rule!(code_unit, Info),
        rule!(code_seq, Warning),
        rule!(code_dup, Error),
        rule!(unitcode_dept, Warning),
        rule!(date_year, Warning),
        rule!(date_goal, Warning),
        rule!(date_form, Warning),
        rule!(date_order, Error),
        rule!(date_old, Info, date_old::THRESHOLDS),
        rule!(date_repealed, Warning),
        rule!(basis_bracket, Warning).gathered(),
        rule!(basis_number, Warning).gathered(),
        rule!(basis_title, Warning),
        rule!(basis_undated, Info).gathered(),
        rule!(basis_circular, Warning),
        rule!(basis_same, Info, basis_same::THRESHOLDS),
        rule!(basis_empty, Warning),
        rule!(text_ascii, Info).gathered(),
        rule!(text_punct, Warning),
        rule!(text_double, Warning),
        rule!(text_measure, Warning),
        rule!(text_end, Info).gathered(),
        rule!(text_de, Info),
        rule!(text_bracket, Warning),
        rule!(text_width, Info).gathered(),
        rule!(text_space, Info).gathered(),
        rule!(len_name, Warning, len_name::THRESHOLDS).gathered(),
        rule!(len_value, Warning, len_value::THRESHOLDS).gathered(),
        rule!(len_text, Warning, len_text::THRESHOLDS).gathered(),
        rule!(len_project, Warning, len_project::THRESHOLDS),
        rule!(self_score, Error),
        rule!(self_sum, Error),
        rule!(self_total, Error, self_total::THRESHOLDS),
        rule!(self_parent, Error),
        rule!(self_rate, Error),
        rule!(self_balance, Warning, self_balance::THRESHOLDS),
        rule!(self_exec, Warning, self_exec::THRESHOLDS),
        rule!(self_deviation, Error),
        rule!(self_over, Warning, self_over::THRESHOLDS),
        rule!(self_deduct, Warning),
        rule!(self_full, Warning),
        rule!(self_empty, Warning),
        rule!(self_actual, Info).gathered(),
        rule!(self_unit, Warning),
        rule!(self_grade, Warning, self_grade::THRESHOLDS),
        rule!(mon_rate, Warning),
        rule!(mon_likely, Warning),
        rule!(mon_empty, Warning),
        rule!(grade_tile, Error),
        rule!(pub_person, Info).with_words(pub_person::WORDS).gathered(),
        folder_rule!(folder_copy, Warning),
        folder_rule!(folder_code, Error),
        folder_rule!(folder_project, Warning),
        folder_rule!(folder_text, Warning),
        folder_rule!(folder_year, Warning),
        folder_rule!(folder_roster, Warning),
        folder_rule!(folder_sum, Warning),
    ]
}
