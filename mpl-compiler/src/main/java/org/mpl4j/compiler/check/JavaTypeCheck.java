package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0207;
import static org.mpl4j.compiler.diagnostic.Code.W0213;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.source.Span;

/**
 * E0207: two packets, structs or shared enumerations of one directory become the same Java class. W0213: their classes differ in capitals only, so that some file
 * systems hold one of the two.
 */
final class JavaTypeCheck implements ModelCheck {
    /** A declaration and the class that it becomes. */
    private record Declared(QualifiedName name, Span span, String java) {
        Declared(QualifiedName name, Span span) {
            this(name, span, JavaNames.type(name.name()));
        }

        /** The path of the class's file, as a file system sees it that does not tell capitals from small letters. */
        String file() {
            return (name.directory() + "/" + java).toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void check(SpecModel model, Diagnostics diagnostics) {
        Map<String, List<Declared>> files = new HashMap<>();
        model.packets().forEach((name, packet) -> add(new Declared(name, packet.span()), files, diagnostics));
        model.enums().forEach((name, type) -> add(new Declared(name, type.span()), files, diagnostics));
        for (EnumType type : model.enums().values()) {
            JavaMemberCheck.tags(type, diagnostics);
        }
    }

    private static void add(Declared one, Map<String, List<Declared>> files, Diagnostics diagnostics) {
        List<Declared> others = files.computeIfAbsent(one.file(), file -> new ArrayList<>());
        Optional<Declared> same =
                others.stream().filter(other -> other.java().equals(one.java())).findFirst();
        if (same.isPresent()) {
            reportSame(same.get(), one, diagnostics);
        } else if (!others.isEmpty()) {
            reportSimilar(others.get(0), one, diagnostics);
        }
        others.add(one);
    }

    private static void reportSame(Declared first, Declared second, Diagnostics diagnostics) {
        diagnostics
                .error(
                        E0207,
                        second.span(),
                        "`%s` and `%s` are both the class `%s` in Java",
                        first.name(),
                        second.name(),
                        second.java())
                .also(first.span(), "the other one")
                .help("rename one of them, or put its file into a directory of its own");
    }

    private static void reportSimilar(Declared first, Declared second, Diagnostics diagnostics) {
        diagnostics
                .warning(
                        W0213,
                        second.span(),
                        "the classes `%s` of `%s` and `%s` of `%s` differ in capitals only",
                        first.java(),
                        first.name(),
                        second.java(),
                        second.name())
                .also(first.span(), "the other one")
                .help("rename one of them: Windows and macOS take their files for the same");
    }
}
