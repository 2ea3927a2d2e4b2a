package org.mpl4j.compiler.ir;

import java.util.List;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.Scope;

/** The steps that parse one scope, and where it ends. */
public record ScopeProgram(Scope scope, List<Op> body, Place end) {
    public ScopeProgram {
        body = List.copyOf(body);
    }
}
