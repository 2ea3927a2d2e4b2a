package org.mpl4j.compiler.fuzz;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

/** Codecs of one byte, each with a mistake. */
public final class PlantedBugs {
    private PlantedBugs() {}

    /** One without a mistake. */
    public static class OneByte implements Codec<Integer> {
        public static final OneByte INSTANCE = new OneByte();

        @Override
        public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
            if (start >= limit) {
                throw ParseException.truncated(null, start, 1, 0);
            }
            return start + 1;
        }

        @Override
        public Integer read(ByteBuffer b, int start, int end, int origin) {
            return b.get(start) & 0xff;
        }

        @Override
        public void write(PacketWriter out, Integer value) {
            out.putBytes(null, org.mpl4j.runtime.Bytes.of(value.byteValue()));
        }

        @Override
        public String toText(Integer value) {
            return value.toString();
        }

        @Override
        public Integer fromText(String text) {
            return Integer.valueOf(text);
        }
    }

    /** Large values are written as others. */
    public static final class Forgetful extends OneByte {
        public static final Forgetful INSTANCE = new Forgetful();

        @Override
        public void write(PacketWriter out, Integer value) {
            out.putBytes(null, org.mpl4j.runtime.Bytes.of((byte) (value & 0x7f)));
        }
    }

    /** Looks at the byte behind the window. */
    public static final class Nosy extends OneByte {
        public static final Nosy INSTANCE = new Nosy();

        @Override
        public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
            int end = super.skip(b, start, limit, origin, limits);
            if (end == limit && limit < b.capacity() && b.array()[limit] != 0) {
                throw ParseException.invalid(null, start, "peace", 1);
            }
            return end;
        }
    }

    /** Fails at one value, in a way that is not declared. */
    public static final class Brittle extends OneByte {
        public static final Brittle INSTANCE = new Brittle();

        @Override
        public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
            int end = super.skip(b, start, limit, origin, limits);
            if (b.get(start) == 0x2a) {
                throw new IndexOutOfBoundsException("planted");
            }
            return end;
        }

        @Override
        public Integer fromText(String text) {
            return Math.max(43, Integer.parseInt(text));
        }

        @Override
        public String toText(Integer value) {
            return Integer.toString(Math.max(43, value));
        }
    }

    /** Needs no byte at all where there is none. */
    public static final class Modest extends OneByte {
        public static final Modest INSTANCE = new Modest();

        @Override
        public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) {
            return Math.min(start + 1, limit);
        }

        @Override
        public Integer read(ByteBuffer b, int start, int end, int origin) {
            return end == start ? 0 : b.get(start) & 0xff;
        }
    }

    /** Makes room for what is only announced. */
    public static final class Greedy extends OneByte {
        public static final Greedy INSTANCE = new Greedy();

        private static volatile byte[] room = {};

        @Override
        public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
            int end = super.skip(b, start, limit, origin, limits);
            room = new byte[(b.get(start) & 0xff) << 16];
            return end;
        }
    }
}
