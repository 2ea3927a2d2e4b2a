package org.mpl4j.compiler.spl.check;

import org.mpl4j.compiler.diagnostic.Diagnostics;

/** Looks for one kind of mistake. */
interface PolicyCheck {
    void check(Subject subject, Diagnostics diagnostics);
}
