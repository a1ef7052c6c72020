//! The registry: one module is one rule, its source is its page.

use crate::Rule;
use crate::Severity::{Error, Info, Warning};

macro_rules! rules {
    ($($module:ident $severity:ident,)*) => {
        $(mod $module;)*

        /// Every rule, family by family.
        pub(crate) fn all() -> Vec<Rule> {
            vec![$(Rule::new(include_str!(concat!(stringify!($module), ".rs")), $severity, $module::check),)*]
        }
    };
}

/// Whether anything of a document was understood, so that not to find anything says something.
pub(crate) use form_unread::is_understood;

rules! {
    form_unread Warning,
    amt_sum Error,
    amt_dept Warning,
    plan_mono Error,
    plan_end Error,
    plan_range Error,
    plan_copy Info,
    plan_unit_double Info,
    req_l2 Error,
    req_n Warning,
    cost_eq Error,
    val_parse Warning,
    val_noop Info,
    val_unit_missing Warning,
    val_unit_incomplete Warning,
    val_redundant Info,
    val_conflict Error,
    val_vague Warning,
    val_multi Warning,
    val_placeholder Warning,
    val_over100 Error,
    val_template Warning,
    ind_cat_value Error,
    ind_cat Warning,
    ind_name_desc Warning,
    ind_name_eq_desc Warning,
    ind_name_form Warning,
    ind_name_repeat Warning,
    ind_dir Warning,
    ind_dup Error,
    str_num_dup Error,
    str_num_gap Error,
    str_num_nest Error,
    xref_value Error,
    xref_unit Warning,
    xref_promise Warning,
    xref_name Warning,
    xref_text Info,
    xref_missing_table Warning,
    xref_unused Warning,
    xref_order Info,
    code_form Error,
    code_region Warning,
    code_year Warning,
    code_type Warning,
    code_chk Info,
    code_unit Info,
    code_seq Warning,
    code_dup Error,
    unitcode_dept Warning,
    date_year Warning,
    date_order Error,
    date_old Info,
    date_repealed Warning,
    basis_bracket Warning,
    basis_number Warning,
    basis_title Warning,
    basis_undated Info,
    basis_circular Warning,
    basis_same Info,
    basis_empty Warning,
    text_ascii Info,
    text_punct Warning,
    text_double Warning,
    text_end Info,
    text_de Info,
    text_bracket Warning,
    len_name Warning,
    len_value Warning,
    len_text Warning,
    len_project Warning,
    self_score Error,
    self_sum Error,
    self_total Error,
    self_parent Error,
    self_rate Error,
    self_deviation Error,
    self_over Warning,
    self_empty Warning,
    mon_rate Warning,
    mon_likely Warning,
    grade_tile Error,
    pub_person Info,
}
