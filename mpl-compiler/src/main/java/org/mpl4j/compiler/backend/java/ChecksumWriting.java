package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.checksum.Checksum;

/** Writes the computation of a checksum, in which the field itself counts as zero. */
final class ChecksumWriting {
    private final Frame frame;
    private final Field field;
    private final ChecksumSpec spec;
    private final CodeBlock algorithm;
    private @Nullable WordSums words;
    private boolean isOwnZero;
    private boolean mayFault;

    ChecksumWriting(Frame frame, Field field, ChecksumSpec spec) {
        this.frame = frame;
        this.field = field;
        this.spec = spec;
        this.algorithm = algorithm(spec);
    }

    /** The runtime's algorithm. */
    static CodeBlock algorithm(ChecksumSpec spec) {
        Checksum algorithm = Checksum.named(spec.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no checksum " + spec.algorithm()));
        return CodeBlock.of("$T.$L", RuntimeTypes.CHECKSUM, algorithm.name());
    }

    /** Whether a builder adds to an Internet checksum itself, by fewer calls ({@link Optimization#FLAT_CALLS}). */
    private boolean isDirect() {
        boolean isInternet = spec.algorithm().equals(Checksum.INET.specName())
                || spec.algorithm().equals(Checksum.UDP.specName());
        return isInternet
                && frame instanceof BuildFrame
                && frame.block().packet().spec().isOn(Optimization.FLAT_CALLS);
    }

    private CodeBlock adder() {
        return isDirect() ? CodeBlock.of("$T", RuntimeTypes.INTERNET_CHECKSUM) : algorithm;
    }

    /** As a constant, which costs nothing to shift by. */
    private int numberBytes() {
        return Checksum.named(spec.algorithm()).orElseThrow().numberBytes();
    }

    /** Statements that add up everything in a variable {@code sum}; its name is given. */
    CodeBlock additions(String sum) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("long $L = $L.start()", sum, algorithm);
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(field.id()).start());
        NumberSum numbers = new NumberSum(sum);
        for (Expr input : spec.inputs()) {
            Optional<WordSums.Split> split =
                    words != null && input instanceof Expr.ItemRange range ? words.split(range) : Optional.empty();
            if (split.isPresent()) {
                code.add(additions(split.get(), (Expr.ItemRange) input, sum, numbers));
            } else if (isDirect() && input.kind() != ValueKind.BYTES) {
                numbers.add(number(emitter, input));
            } else {
                code.add(numbers.flush()).addStatement("$L = $L", sum, addition(emitter, input, sum));
            }
        }
        return code.add(numbers.flush()).build();
    }

    /** Statements that add up words, and what is behind them. */
    private CodeBlock additions(WordSums.Split split, Expr.ItemRange range, String sum, NumberSum numbers) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Word word : split.words()) {
            if (isDirect()) {
                numbers.addWord(((BuildFrame) frame).word(word));
                continue;
            }
            code.addStatement(
                    "$1L = $2L.addNumber($1L, $3L, $4L)",
                    sum,
                    algorithm,
                    ((BuildFrame) frame).word(word),
                    word.byteLength());
        }
        split.rest()
                .ifPresent(rest -> code.add(numbers.flush())
                        .addStatement(
                                "$1L = $2L.add($1L, $3L, $4L, $5L)",
                                sum,
                                adder(),
                                frame.buffer(),
                                frame.byteAt(rest).text(),
                                frame.endOf(range.lastItemId()).text()));
        return code.build();
    }

    /** A number of 16 bits. */
    private CodeBlock number(ExprEmitter emitter, Expr input) {
        Code number = emitter.number(input);
        mayFault |= number.mayFault();
        return CodeBlock.of("($L & 0xffff)", number.operand(Code.BIT_AND));
    }

    /** Neighbouring numbers, which are added up before it is asked whether an odd number of bytes was before them. */
    private static final class NumberSum {
        private final String sum;
        private final List<CodeBlock> numbers = new ArrayList<>();

        NumberSum(String sum) {
            this.sum = sum;
        }

        void add(CodeBlock number) {
            numbers.add(number);
        }

        /** The bits of the variable that are not in the word are zero. */
        void addWord(CodeBlock word) {
            numbers.add(CodeBlock.of("$T.halves($L)", RuntimeTypes.INTERNET_CHECKSUM, word));
        }

        /** A statement that adds them, if there are any. */
        CodeBlock flush() {
            if (numbers.isEmpty()) {
                return CodeBlock.builder().build();
            }
            CodeBlock all = CodeBlock.join(numbers, " + ");
            numbers.clear();
            return CodeBlock.builder()
                    .addStatement("$1L = $2T.addHalves($1L, $3L)", sum, RuntimeTypes.INTERNET_CHECKSUM, all)
                    .build();
        }
    }

    private CodeBlock addition(ExprEmitter emitter, Expr input, String sum) {
        if (input.kind() != ValueKind.BYTES) {
            Code number = emitter.number(input);
            mayFault |= number.mayFault();
            return CodeBlock.of("$L.addNumber($L, $L, $L)", algorithm, sum, number.text(), numberBytes());
        } else if (emitter.content(input) instanceof BytesCode.Region region) {
            if (isOwnZero) {
                return CodeBlock.of(
                        "$L.add($L, $L, $L, $L)",
                        adder(),
                        sum,
                        region.buffer(),
                        region.from().text(),
                        region.to().text());
            }
            return CodeBlock.of(
                    "$L.addWithout($L, $L, $L, $L, $L, $L)",
                    algorithm,
                    sum,
                    region.buffer(),
                    region.from().text(),
                    region.to().text(),
                    frame.startOf(field.id()).text(),
                    frame.endOf(field.id()).text());
        }
        return CodeBlock.of(
                "$L.add($L, $L)", adder(), sum, emitter.content(input).object());
    }

    /** The same where words have not been stored yet. */
    ChecksumWriting with(WordSums unstored) {
        words = unstored;
        return this;
    }

    CodeBlock finished(String sum) {
        return CodeBlock.of("$L.finish($L)", algorithm, sum);
    }

    /**
     * Statements that write the sum to where room for it is.
     *
     * @param isStillZero whether that is known to hold zeros, so that it needs not be left out
     */
    CodeBlock put(FieldWriting writing, boolean isStillZero) {
        isOwnZero = isStillZero;
        String sum = frame.block().variable(field.id(), "Sum");
        CodeBlock code = CodeBlock.builder()
                .add(additions(sum))
                .add(writing.putSum(finished(sum)))
                .build();
        return BuildFaults.guarded(code, writing.path(), mayFault);
    }
}
