package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.LabelShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.OpenBytesEnum;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.View;

/** Asserts that a generated view says of a packet what the interpreter says. */
final class ViewComparison {
    private final GeneratedSpec generated;
    private final KeptViews kept;
    private int statecall;

    ViewComparison(GeneratedSpec generated, KeptViews kept) {
        this.generated = generated;
        this.kept = kept;
    }

    void packet(PacketValue expected, Object actual) {
        View view = (View) actual;
        assertThat(view.startOffset()).isEqualTo(expected.start());
        assertThat(view.endOffset()).isEqualTo(expected.end());
        int around = statecall;
        statecall = (Integer) GeneratedSpec.get(actual, ViewLeaf.NAME);
        TakenLabels.check(expected, statecall);
        block(generated.packet(expected.packetShape().type().name()).body(), expected, actual);
        statecall = around;
    }

    private void block(BlockInfo block, ScopeValue scope, Object view) {
        for (PlacedItem placed : block.placed().items()) {
            if (!(placed.item() instanceof EndianSwitch)) {
                item(
                        block,
                        scope,
                        scope.packet().packetShape().item(placed.item().id()),
                        view);
            }
        }
        assertThat(view).hasToString(view.toString()).hasSameHashCodeAs(view);
    }

    private void item(BlockInfo block, ScopeValue scope, ItemShape shape, Object view) {
        Item item = shape.item();
        MemberNames names = block.memberNames();
        if (item.presence().isPresent()) {
            boolean isThere = (Boolean) GeneratedSpec.get(view, names.has(item));
            assertThat(isThere).as(item.name()).isEqualTo(shape.isPresent(scope));
            if (!isThere) {
                return;
            }
        }
        if (shape instanceof FieldShape field) {
            field(names, scope, field, view);
        } else if (shape instanceof LabelShape label) {
            assertThat(GeneratedSpec.get(view, names.offset(item))).isEqualTo(label.offset(scope));
        } else if (shape instanceof NestedShape nested) {
            Object plain = GeneratedSpec.get(view, names.accessor(item));
            packet(nested.packet(scope), plain);
            kept.pointed(view, names.accessor(item), plain, pointed -> packet(nested.packet(scope), pointed));
        } else if (shape instanceof ArrayShape array) {
            elements(
                    block.array(item.id()), array.list(scope), (List<?>) GeneratedSpec.get(view, names.accessor(item)));
            pointedElements(block.array(item.id()), array.list(scope), view, names.accessor(item));
        } else {
            branch(block.classify(item.id()), names, scope, (ClassifyShape) shape, view);
        }
    }

    private void branch(ClassifyInfo info, MemberNames names, ScopeValue scope, ClassifyShape shape, Object view) {
        int taken = scope.branchOf(shape);
        Enum<?> kind = (Enum<?>) GeneratedSpec.get(view, names.kind(info.classify()));
        assertThat(kind.ordinal()).isEqualTo(taken);
        Object branch = GeneratedSpec.get(view, names.accessor(info.classify()));
        if (ViewLeaf.ofAny(info).isPresent()) {
            assertThat(GeneratedSpec.get(branch, ViewLeaf.NAME)).isEqualTo(statecall);
        }
        block(info.branches().get(taken), scope, branch);
        Object same = GeneratedSpec.get(view, names.as(info, taken));
        assertThat(same).isEqualTo(branch).hasSameHashCodeAs(branch);
        assertThat(((View) branch).startOffset()).isEqualTo(shape.startOf(scope));
        assertThat(((View) branch).endOffset()).isEqualTo(shape.endOf(scope));
        kept.pointed(
                view,
                names.as(info, taken),
                branch,
                pointed -> block(info.branches().get(taken), scope, pointed));
    }

    private void pointedElements(ArrayInfo info, List<ElementValue> expected, Object view, String accessor) {
        Iterator<ElementValue> rest = expected.iterator();
        kept.each(
                view,
                accessor,
                (List<?>) GeneratedSpec.get(view, accessor),
                pointed -> element(info, rest.next(), pointed));
        assertThat(rest.hasNext()).isEqualTo(kept.areThere() ? false : !expected.isEmpty());
    }

    private void elements(ArrayInfo info, List<ElementValue> expected, List<?> actual) {
        int index = 0;
        for (Object element : actual) {
            element(info, expected.get(index++), element);
        }
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = expected.size() - 1; i >= 0; i--) {
            assertThat(((View) actual.get(i)).startOffset())
                    .isEqualTo(expected.get(i).start());
        }
    }

    private void element(ArrayInfo info, ElementValue expected, Object actual) {
        assertThat(((View) actual).startOffset()).isEqualTo(expected.start());
        assertThat(((View) actual).endOffset()).isEqualTo(expected.end());
        if (info.single().isPresent()) {
            NestedShape nested = (NestedShape)
                    expected.packet().packetShape().item(info.single().get().id());
            packet(nested.packet(expected), actual);
        } else {
            block(info.body(), expected, actual);
        }
    }

    private void field(MemberNames names, ScopeValue scope, FieldShape shape, Object view) {
        boolean isEnumerated = shape.enumeration() != null;
        String accessor = names.accessor(shape.item());
        Object actual = GeneratedSpec.get(view, isEnumerated ? names.raw(shape.item()) : accessor);
        Object expected = expected(shape, scope);
        assertThat(actual instanceof Integer number ? (Object) number.longValue() : actual)
                .as(shape.name())
                .isEqualTo(expected);
        if (expected instanceof Bytes bytes && !isEnumerated && kept.areThere()) {
            int start = (Integer) GeneratedSpec.get(view, names.startOffset(shape.item()));
            int end = (Integer) GeneratedSpec.get(view, names.endOffset(shape.item()));
            assertThat(Bytes.between(((View) view).buffer(), start, end)).isEqualTo(bytes);
        }
        if (BytesNumber.areOf(shape.field())) {
            String hex = ((Bytes) expected).hex();
            assertThat(GeneratedSpec.get(view, names.highAsLong(shape.item())))
                    .isEqualTo(Long.parseUnsignedLong(hex.substring(0, 16), 16));
            assertThat(GeneratedSpec.get(view, names.lowAsLong(shape.item())))
                    .isEqualTo(Long.parseUnsignedLong(hex.substring(16), 16));
        }
        if (BytesNumber.isOf(shape.field())) {
            long number = Long.parseUnsignedLong(((Bytes) expected).hex(), 16);
            assertThat(GeneratedSpec.get(view, names.asLong(shape.item())))
                    .as(shape.name())
                    .isEqualTo(number);
        }
        if (isEnumerated) {
            Object value = GeneratedSpec.get(view, accessor);
            if (value instanceof OpenEnum number) {
                long raw = shape.number(scope);
                assertThat(number.value()).isEqualTo(raw);
                assertThat(number.tag())
                        .isEqualTo(Optional.ofNullable(shape.enumeration().tag(raw)));
            } else {
                OpenBytesEnum content = (OpenBytesEnum) value;
                assertThat(content.tag())
                        .isEqualTo(Optional.ofNullable(shape.enumeration().tag(shape.content(scope))));
            }
        }
    }

    private static Object expected(FieldShape shape, ScopeValue scope) {
        FieldJava java = FieldJava.of(shape.field());
        return switch (java.kind()) {
            case BOOLEAN -> shape.number(scope) != 0;
            case INT, LONG, UNSIGNED_LONG -> shape.number(scope);
            case FLOAT -> (float) shape.real(scope);
            case DOUBLE -> shape.real(scope);
            case BYTES -> shape.content(scope);
            case EXTERN -> shape.foreign(scope);
        };
    }
}
