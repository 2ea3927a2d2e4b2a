package org.mpl4j.compiler.check;

import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.SpecModel;

/** A rule about several packets at once. */
interface ModelCheck {
    void check(SpecModel model, Diagnostics diagnostics);
}
