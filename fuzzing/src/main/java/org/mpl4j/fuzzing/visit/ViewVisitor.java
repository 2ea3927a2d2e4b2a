package org.mpl4j.fuzzing.visit;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ElementList;
import org.mpl4j.runtime.OpenBytesEnum;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.codec.Mpint;

/**
 * Goes through a view and all that is in it, and makes one number of everything that it says: two visits that see the same give the same number. For one thread.
 *
 * <p>A plain visit calls every accessor once. A thorough one also reads every byte of every run, takes elements in other orders, asks for branches that were not taken, and for the text
 * of what has one.
 */
public final class ViewVisitor {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final BitSet classes = new BitSet();
    private final boolean isThorough;

    public ViewVisitor(boolean isThorough) {
        this.isThorough = isThorough;
    }

    /** Numbers of the classes of all views since {@link #forget}. */
    public BitSet classes() {
        return classes;
    }

    public void forget() {
        classes.clear();
    }

    /**
     * Visits a view.
     *
     * @throws RuntimeException whatever an accessor throws: that must not happen
     */
    public long visit(View view) {
        long sum = value(view) * FACTOR + list(view.violations());
        return isThorough ? sum * FACTOR + view.hashCode() : sum;
    }

    private long view(Object view) {
        ViewPlan plan = ViewPlan.of(view);
        classes.set(plan.number());
        long sum = plan.number();
        for (ViewPlan.Step step : plan.steps()) {
            sum = mixed(sum, step.take(view, this));
        }
        return isThorough ? mixed(sum, branches(view, plan)) : sum;
    }

    private long branches(Object view, ViewPlan plan) {
        long sum = 0;
        for (Function<Object, Object> branch : plan.branches()) {
            try {
                sum = mixed(sum, place(branch.apply(view)));
            } catch (IllegalStateException e) {
                if (!String.valueOf(e.getMessage()).startsWith("this packet has ")) {
                    throw e;
                }
            }
        }
        return sum;
    }

    /** Where a view lies. It is visited elsewhere: once more at every level would take time that doubles with each. */
    private static long place(Object view) {
        return view instanceof View placed ? mixed(placed.startOffset(), placed.endOffset()) : view.hashCode();
    }

    private static long mixed(long sum, long value) {
        return Long.rotateLeft((sum ^ value) * FACTOR, 29);
    }

    /** What an accessor gave. */
    long value(Object value) {
        if (value instanceof View view) {
            return view(view);
        } else if (value instanceof Bytes bytes) {
            return bytes(bytes);
        } else if (value instanceof List<?> list) {
            return list(list);
        } else if (value instanceof OpenEnum number) {
            return mixed(number.value(), number.isKnown() ? 1 : 0);
        } else if (value instanceof Enum<?> constant) {
            return constant.ordinal();
        } else if (value instanceof OpenBytesEnum content) {
            return mixed(bytes(content.value()), content.isKnown() ? 1 : 0);
        } else if (value instanceof DnsName name) {
            return isThorough ? name.toString().hashCode() : mixed(name.wireLength(), name.labelCount());
        } else if (value instanceof Mpint number) {
            return mixed(number.signum(), isThorough ? number.hashCode() : bytes(number.content()));
        } else if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? value(optional.get()) : 1;
        }
        return value.hashCode();
    }

    private long bytes(Bytes bytes) {
        int length = bytes.length();
        if (isThorough) {
            return mixed(length, bytes.hashCode());
        }
        return length == 0 ? 0 : mixed(length, bytes.get(0) ^ (long) bytes.get(length - 1) << 8);
    }

    private long list(List<?> list) {
        long sum = 0;
        int count = 0;
        for (Object element : list) {
            sum = mixed(sum, value(element));
            count++;
        }
        if (count != list.size()) {
            throw new AssertionError("a list of size " + list.size() + " has " + count + " elements");
        }
        if (isThorough && list instanceof ElementList<?> elements) {
            for (int i = count - 1; i >= 0; i--) {
                sum = mixed(sum, place(elements.get(i)));
            }
        }
        return sum;
    }
}
