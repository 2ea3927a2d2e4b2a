package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Key;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.source.Span;

/** What a statement chooses by: fields and parameters of its packet, and the values they are compared with. */
final class Selectors {
    private final PacketShape packet;
    private final Diagnostics diagnostics;
    private final List<FieldShape> fields = new ArrayList<>();

    Selectors(PacketShape packet, Diagnostics diagnostics) {
        this.packet = packet;
        this.diagnostics = diagnostics;
    }

    /** The fields or the parameter of that name; empty, and reported, if it is no number of the packet. */
    Optional<Selector> find(TableStatement.Name name) {
        List<FieldShape> found = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (ItemShape item : packet.items()) {
            if (item instanceof FieldShape field
                    && item.scope().isPacket()
                    && field.kind().isNumber()) {
                known.add(field.name());
                if (field.name().equals(name.text())) {
                    found.add(field);
                }
            }
        }
        for (Param param : packet.type().params()) {
            if (param.kind() != ValueKind.BYTES && param.name().equals(name.text())) {
                return Optional.of(new Selector.OfParameter(param.index()));
            }
        }
        if (found.isEmpty()) {
            Diagnostics.Draft draft = diagnostics.error(
                    Code.E0201, name.span(), "`%s` has no number `%s` to choose by", packet.name(), name.text());
            NearestName.to(name.text(), known).ifPresent(nearest -> draft.help("did you mean `%s`?", nearest));
            return Optional.empty();
        }
        fields.addAll(found);
        return Optional.of(new Selector.OfField(found));
    }

    /** The values that a key stands for; empty, and reported, if it is a tag that no field has. */
    Optional<Key.Numbers> numbers(@Nullable Key key, Span whole) {
        if (key == null) {
            return Optional.of(new Key.Numbers(Selector.Always.KEY, Selector.Always.KEY, whole));
        }
        if (key instanceof Key.Numbers numbers) {
            return Optional.of(numbers);
        }
        Key.Tag tag = (Key.Tag) key;
        Set<String> known = new TreeSet<>();
        for (FieldShape field : fields) {
            EnumShape enumeration = field.enumeration();
            if (enumeration != null && enumeration.value(tag.name()).orElse(null) instanceof Expr.IntConst constant) {
                return Optional.of(new Key.Numbers(constant.value(), constant.value(), tag.span()));
            }
            if (enumeration != null) {
                known.addAll(enumeration.tags());
            }
        }
        Diagnostics.Draft draft =
                diagnostics.error(Code.E0401, tag.span(), "no field that is chosen by has a tag `%s`", tag.name());
        NearestName.to(tag.name(), known).ifPresent(nearest -> draft.help("did you mean `%s`?", nearest));
        return Optional.empty();
    }
}
