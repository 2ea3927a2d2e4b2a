package org.mpl4j.compiler.interpret.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.Bytes;

/** An open enumeration, ready for look-ups in both directions. Where two tags have one value, the first names it. */
public final class EnumShape {
    private final Map<String, Expr> valueByTag = new LinkedHashMap<>();
    private final Map<Bytes, String> tagByContent = new HashMap<>();
    private final long[] numbers;
    private final String[] tags;

    EnumShape(EnumType type) {
        Map<Long, String> byNumber = new HashMap<>();
        for (EnumType.Constant constant : type.constants()) {
            valueByTag.putIfAbsent(constant.tag(), constant.value());
            if (constant.value() instanceof Expr.BytesConst content) {
                tagByContent.putIfAbsent(Bytes.wrap(content.value().toArray()), constant.tag());
            } else {
                byNumber.putIfAbsent(number(constant.value()), constant.tag());
            }
        }
        numbers = byNumber.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        tags = Arrays.stream(numbers).mapToObj(byNumber::get).toArray(String[]::new);
    }

    private static long number(Expr constant) {
        return constant instanceof Expr.BoolConst flag ? (flag.value() ? 1 : 0) : ((Expr.IntConst) constant).value();
    }

    /** The tag of a number (of a boolean: 0 or 1), or null. */
    public @Nullable String tag(long number) {
        int index = Arrays.binarySearch(numbers, number);
        return index < 0 ? null : tags[index];
    }

    /** The tag of a run of bytes, or null. */
    public @Nullable String tag(Bytes content) {
        return tagByContent.get(content);
    }

    /** The constant that a tag stands for. */
    public Optional<Expr> value(String tag) {
        return Optional.ofNullable(valueByTag.get(tag));
    }

    /** All tags, in the order of declaration. */
    public Set<String> tags() {
        return valueByTag.keySet();
    }
}
