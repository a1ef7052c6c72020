//! FOLDER-ROSTER 名单上的部门没有报送 | A department of the roster handed nothing in
//!
//! **查什么。** 给出部门名单（--roster）时，名单上没有任何文件的部门：按编码（前三位为部门）、名称，或文件路径中的名称认定。不在名单上的文件只作提示。
//!
//! **为什么。** 汇总之前要知道谁还没交；认不出部门的文件，多半是表头没填单位。
//!
//! **例子。** 名单有“410,教育局”，文件夹里没有教育局的文件。
//!
//! 改法：催报；文件已交而未认出的，补填表头的单位编码和名称。
//!
//! **What.** With a roster: departments on it that no document is of, by code (the first three digits are the department), by name, or
//! by a path that names them. A document of nobody on the roster is a hint.
//!
//! **Why.** Before sums are made one has to know who is missing; a document of nobody mostly lacks its unit.
//!
//! **Example.** The roster has 410,教育局, and no document is of it.

use model::Department;
use wording::fold::letters;

use crate::Severity;
use crate::folder::{Digest, Folder, FolderFindings, Told, same_department};

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    let Some(roster) = folder.roster else { return };
    for department in roster {
        if !folder.digests.iter().any(|digest| is_of(digest, department)) {
            let code = department.code.as_deref().map(|code| format!("{code} ")).unwrap_or_default();
            out.add(Told::default(), format!("{code}{}没有报送文件", department.name.trim()));
        }
    }
    for (index, digest) in folder.digests.iter().enumerate() {
        if !roster.iter().any(|department| is_of(digest, department)) {
            out.add_as(Severity::Info, Told::document(index, Vec::new()), "这份文件的部门不在名单上");
        }
    }
}

/// Whether a document is of a department.
fn is_of(digest: &Digest, department: &Department) -> bool {
    let name = letters(&department.name);
    digest.departments().any(|own| same_department(own, department) || letters(&own.name) == name)
        || name.chars().count() >= 2 && letters(&digest.path).contains(&name)
}
