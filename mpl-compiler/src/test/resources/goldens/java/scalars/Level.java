// Generated from scalars.mpl by mplc; do not edit
import java.util.Optional;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.OpenEnum;

/**
 * Values of {@code level}.
 *
 * <p>Numbers from 0x10 on, in "&lt;quotes&gt;" &amp; &#123;braces&#125;: what Javadoc must not take for its own.
 */
@GeneratedByMpl("scalars.mpl")
public sealed interface Level extends OpenEnum permits Level.Known, Level.Unknown {
    /**
     * {@link Known#Low}.
     */
    Level Low = Known.Low;

    /**
     * {@link Known#High}.
     */
    Level High = Known.High;

    /**
     * The value for a number, whether it has a name or not.
     *
     * @param value on the wire
     * @return the value
     */
    static Level of(int value) {
        Known known = Known.find(value);
        return known != null ? known : new Unknown(value);
    }

    /**
     * The values that have a name.
     */
    enum Known implements Level {
        /**
         * {@code 16}.
         */
        Low(16, "Low"),

        /**
         * {@code 32}.
         */
        High(32, "High");

        private final long value;

        private final String tag;

        Known(long value, String tag) {
            this.value = value;
            this.tag = tag;
        }

        static Known find(int value) {
            switch (value) {
                case 16:
                    return Low;
                case 32:
                    return High;
                default:
                    return null;
            }
        }

        @Override
        public long value() {
            return value;
        }

        @Override
        public Optional<String> tag() {
            return Optional.of(tag);
        }

        @Override
        public String toString() {
            return tag;
        }
    }

    /**
     * A value without a name.
     *
     * @param value on the wire
     */
    record Unknown(long value) implements Level {
        public Unknown {
            if (value == (int) value && Known.find((int) value) != null) {
                throw new IllegalArgumentException(value + " has a name");
            }
        }

        @Override
        public Optional<String> tag() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return Long.toUnsignedString(value);
        }
    }
}
