package org.mpl4j.compiler.interpret.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** What the parameters of a packet are: integers, booleans as 0 or 1, and runs of bytes. An integer or boolean may be unknown until a builder has decided it. */
public final class Arguments {
    public static final Arguments NONE = new Arguments(0);

    private final long[] numbers;
    private final boolean[] isKnown;
    private final @Nullable Bytes[] contents;

    public Arguments(int count) {
        numbers = new long[count];
        isKnown = new boolean[count];
        contents = new Bytes[count];
    }

    /**
     * What a packet is given where nobody says anything: 0, false, no bytes.
     *
     * @param params of the packet
     */
    public static Arguments defaults(List<Param> params) {
        Arguments arguments = params.isEmpty() ? NONE : new Arguments(params.size());
        for (Param param : params) {
            if (param.kind() == ValueKind.BYTES) {
                arguments.set(param.index(), Bytes.EMPTY);
            } else {
                arguments.set(param.index(), 0);
            }
        }
        return arguments;
    }

    /** The same arguments, to be changed apart from these. */
    public Arguments copy() {
        Arguments copy = new Arguments(numbers.length);
        System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
        System.arraycopy(isKnown, 0, copy.isKnown, 0, numbers.length);
        System.arraycopy(contents, 0, copy.contents, 0, numbers.length);
        return copy;
    }

    /** The same arguments with copies of their bytes: they keep no buffer from being given back. */
    public Arguments withOwnBytes() {
        Arguments own = copy();
        for (int i = 0; i < contents.length; i++) {
            Bytes content = contents[i];
            own.contents[i] = content == null ? null : content.copy();
        }
        return own;
    }

    public Arguments set(int index, long number) {
        numbers[index] = number;
        isKnown[index] = true;
        return this;
    }

    public Arguments set(int index, Bytes content) {
        contents[index] = content;
        isKnown[index] = true;
        return this;
    }

    public int count() {
        return numbers.length;
    }

    public boolean isKnown(int index) {
        return isKnown[index];
    }

    public long number(int index) {
        return numbers[index];
    }

    public Bytes content(int index) {
        Bytes content = contents[index];
        return content == null ? Bytes.EMPTY : content;
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers) + Arrays.toString(contents);
    }
}
