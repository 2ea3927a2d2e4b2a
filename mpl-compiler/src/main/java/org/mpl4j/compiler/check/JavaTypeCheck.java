package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0207;

import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.source.Span;

/** E0207: two packets, structs or shared enumerations of one directory become the same Java class. */
final class JavaTypeCheck implements ModelCheck {
    @Override
    public void check(SpecModel model, Diagnostics diagnostics) {
        Map<String, QualifiedName> names = new HashMap<>();
        Map<String, Span> spans = new HashMap<>();
        model.packets().forEach((name, packet) -> add(name, packet.span(), names, spans, diagnostics));
        model.enums().forEach((name, type) -> add(name, type.span(), names, spans, diagnostics));
        for (EnumType type : model.enums().values()) {
            JavaMemberCheck.tags(type, diagnostics);
        }
    }

    private static void add(
            QualifiedName name,
            Span span,
            Map<String, QualifiedName> names,
            Map<String, Span> spans,
            Diagnostics diagnostics) {
        String java = JavaNames.type(name.name());
        String file = name.directory() + "/" + java;
        QualifiedName first = names.putIfAbsent(file, name);
        Span firstSpan = spans.putIfAbsent(file, span);
        if (first != null && firstSpan != null) {
            diagnostics
                    .error(E0207, span, "`%s` and `%s` are both the class `%s` in Java", first, name, java)
                    .also(firstSpan, "the other one")
                    .help("rename one of them, or put its file into a directory of its own");
        }
    }
}
