package org.mpl4j.compiler.interpret.expression;

import java.util.List;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.checksum.Checksum;

/** What a checksum is computed over, ready for evaluation. */
public final class ChecksumInputs {
    private final Checksum algorithm;
    private final List<Expr> inputs;
    private final List<Node> nodes;

    public ChecksumInputs(ChecksumSpec spec, Preparer preparer) {
        this.algorithm = Checksum.named(spec.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no checksum algorithm " + spec.algorithm()));
        this.inputs = spec.inputs();
        this.nodes = inputs.stream().map(preparer::prepare).toList();
    }

    public Checksum algorithm() {
        return algorithm;
    }

    /**
     * The checksum.
     *
     * @param own the bytes of the checksum's own field, which count as zero
     * @throws ArithmeticException if a number among the inputs has no value
     */
    public long sum(Environment environment, Bytes own) {
        long sum = algorithm.start();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            sum = inputs.get(i).kind() == ValueKind.BYTES
                    ? add(sum, node.content(environment), own)
                    : algorithm.addNumber(sum, node.number(environment), algorithm.numberBytes());
        }
        return algorithm.finish(sum);
    }

    private long add(long sum, Bytes input, Bytes own) {
        int from = input.sourceOffset();
        int to = from + input.length();
        int ownFrom = own.sourceOffset();
        int ownTo = ownFrom + own.length();
        boolean holdsOwn = input.source() == own.source() && ownFrom >= from && ownTo <= to;
        return holdsOwn
                ? algorithm.addExcept(sum, input.source(), from, to, ownFrom, ownTo)
                : algorithm.add(sum, input);
    }
}
