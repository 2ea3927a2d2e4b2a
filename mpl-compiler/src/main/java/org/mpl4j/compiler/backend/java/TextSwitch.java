package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;

/**
 * Writes the choice of a branch by a text that lies in the buffer: a switch over its length, then comparisons of up to eight bytes at a time with what they are in the
 * text. The last one of them overlaps the one before where the length is no multiple.
 */
final class TextSwitch {
    /** Longer texts are compared by the runtime. */
    private static final int MOST_BYTES = 32;

    /** With more comparisons than this, a method would have more than 325 bytes of code. */
    private static final int MOST_COMPARISONS = 14;

    private final Frame frame;
    private final BytesCode.Region content;
    private final IntFunction<CodeBlock> leaf;

    TextSwitch(Frame frame, BytesCode.Region content, IntFunction<CodeBlock> leaf) {
        this.frame = frame;
        this.content = content;
        this.leaf = leaf;
    }

    /**
     * Statements that leave the method if one of the branches, which have no guards, fits: as many switches as methods should have them.
     *
     * @param isWhole whether there must be one only
     */
    List<CodeBlock> of(List<Branch> branches, boolean isWhole) {
        Map<Integer, List<Branch>> byLength = new TreeMap<>();
        for (Branch branch : branches) {
            byLength.computeIfAbsent(text(branch).length(), length -> new ArrayList<>())
                    .add(branch);
        }
        List<CodeBlock> switches = new ArrayList<>();
        CodeBlock.Builder cases = CodeBlock.builder();
        int count = 0;
        for (Map.Entry<Integer, List<Branch>> one : byLength.entrySet()) {
            int more = comparisons(one.getKey()) * one.getValue().size();
            if (!isWhole && count > 0 && count + more > MOST_COMPARISONS) {
                switches.add(ofCases(cases.build()));
                cases = CodeBlock.builder();
                count = 0;
            }
            cases.add(ofLength(one.getKey(), one.getValue()));
            count += more;
        }
        switches.add(ofCases(cases.build()));
        return switches;
    }

    private static int comparisons(int length) {
        return length > MOST_BYTES ? 1 : (length + Long.BYTES - 1) / Long.BYTES;
    }

    private CodeBlock ofCases(CodeBlock cases) {
        return CodeBlock.builder()
                .beginControlFlow(
                        "switch ($L)", content.to().minus(content.from()).text())
                .add(cases)
                .add("default:\n")
                .indent()
                .addStatement("break")
                .unindent()
                .endControlFlow()
                .build();
    }

    private CodeBlock ofLength(int length, List<Branch> branches) {
        CodeBlock.Builder code = CodeBlock.builder().add("case $L:\n", length).indent();
        if (length == 0) {
            return code.add(leaf.apply(branches.get(0).index())).unindent().build();
        }
        for (Branch branch : branches) {
            code.beginControlFlow("if ($L)", isSame(text(branch)))
                    .add(leaf.apply(branch.index()))
                    .endControlFlow();
        }
        return code.addStatement("break").unindent().build();
    }

    static Bytes text(Branch branch) {
        return ((Pattern.Text) branch.pattern()).value();
    }

    private CodeBlock isSame(Bytes text) {
        int length = text.length();
        if (length > MOST_BYTES) {
            return CodeBlock.of(
                    "$L.isAt($L, $L, $L)",
                    frame.block().packet().constants().of(text),
                    content.buffer(),
                    content.from().text(),
                    content.to().text());
        }
        List<CodeBlock> same = new ArrayList<>();
        int width = Math.min(Long.BYTES, Integer.highestOneBit(length));
        int at = 0;
        for (; at + width <= length; at += width) {
            same.add(isSame(text, at, width));
        }
        if (at < length) {
            int rest = length - at;
            int last = rest <= width / 2 ? Integer.highestOneBit(2 * rest - 1) : width;
            same.add(isSame(text, length - last, last));
        }
        return CodeBlock.join(same, " && ");
    }

    private CodeBlock isSame(Bytes text, int at, int width) {
        byte[] bytes = text.toArray();
        long value = 0;
        for (int i = at; i < at + width; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        CodeBlock index = content.from().plus(at).text();
        String hex = "0x" + Long.toHexString(value);
        CodeBlock found = frame.load(width, index);
        return switch (width) {
            case 1 -> CodeBlock.of("$L == $L", found, (byte) value);
            case 2 -> CodeBlock.of("$L == (short) $L", found, hex);
            case 4 -> CodeBlock.of("$L == $L", found, hex);
            default -> CodeBlock.of("$L == $LL", found, hex);
        };
    }
}
