package org.mpl4j.compiler.dissect.table;

import java.util.List;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** A number of a packet that its payload is chosen by. */
sealed interface Selector {
    boolean isThere(PacketValue packet);

    long number(PacketValue packet);

    /**
     * A field.
     *
     * @param fields all fields of the packet that are called so: several if branches have one each
     */
    record OfField(List<FieldShape> fields) implements Selector {
        public OfField {
            fields = List.copyOf(fields);
        }

        @Override
        public boolean isThere(PacketValue packet) {
            return find(packet) >= 0;
        }

        @Override
        public long number(PacketValue packet) {
            return fields.get(find(packet)).number(packet);
        }

        private int find(PacketValue packet) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).isReached(packet)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** A parameter. */
    record OfParameter(int index) implements Selector {
        @Override
        public boolean isThere(PacketValue packet) {
            return true;
        }

        @Override
        public long number(PacketValue packet) {
            return packet.arguments().number(index);
        }
    }

    /** Where there is nothing to choose by: always the same key. */
    record Always() implements Selector {
        static final long KEY = 0;

        @Override
        public boolean isThere(PacketValue packet) {
            return true;
        }

        @Override
        public long number(PacketValue packet) {
            return KEY;
        }
    }
}
