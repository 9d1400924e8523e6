// `nbscrub textconv FILE`: what Git runs as diff.nbscrub.textconv, for each side of a diff. Prints the notebook as text
// (notebook_text.h) with every credential masked, on old sides too; what is no notebook, or a damaged one, as its text,
// masked alike. Git may cache what is printed: there is nothing secret in it.
//
// Old sides come as temporary files with an absolute path and a name of Git's choosing, so the content says whether it
// is a notebook. The working copy comes as it is, relative to the top of the work tree; with --filtered it is shown as
// the clean filter hands it to Git, or every output would look new.
//
// What cannot be shown is one line that says why, with a hash, and no failure: a failure would end the whole `git diff`.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_textconv(const Command& command);

}  // namespace nbscrub
