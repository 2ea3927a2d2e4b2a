package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0305;
import static org.mpl4j.compiler.diagnostic.Code.E0705;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Attributes.ShowFormat;

/** {@code show(format)}. */
record ShowFormats(Diagnostics diagnostics) {
    Optional<ShowFormat> of(Attribute.Named show) {
        if (show.arguments().size() != 1) {
            diagnostics.error(E0305, show.span(), "`show` takes one argument").help("show(%s)", names().get(0));
            return Optional.empty();
        }
        Expression argument = show.arguments().get(0);
        String word = argument instanceof Expression.Name name ? name.name() : "";
        for (ShowFormat format : ShowFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(format);
            }
        }
        Diagnostics.Draft draft = diagnostics.error(E0705, argument.span(), "there is no such format");
        NearestName.to(word, names())
                .ifPresentOrElse(draft::suggest, () -> draft.help("there are " + String.join(", ", names())));
        return Optional.empty();
    }

    static List<String> names() {
        return Arrays.stream(ShowFormat.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
