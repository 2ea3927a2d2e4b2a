package org.mpl4j.compiler.dissect.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.source.Span;

/** A statement of a protocol table, as written. */
public sealed interface TableStatement {
    Span span();

    /** {@code link 1 -> ethernet}: what frames of a link type start with. */
    record Link(List<Key> types, Target target, Span span) implements TableStatement {
        public Link {
            types = List.copyOf(types);
        }
    }

    /**
     * {@code ipv4.payload by protocol when e: 6 -> tcp(..), ..}: what a run of bytes holds.
     *
     * @param by fields or parameters of the packet, any of which may equal a key; empty if there is nothing to choose by
     * @param condition for all of it
     */
    record Payload(Place place, List<Name> by, @Nullable Term condition, List<Choice> choices, Span span)
            implements TableStatement {
        public Payload {
            by = List.copyOf(by);
            choices = List.copyOf(choices);
        }
    }

    /** {@code part ipv4.payload when e}: that the end of what is in there is missing is no error. */
    record Part(Place place, @Nullable Term condition, Span span) implements TableStatement {}

    /**
     * {@code open ipv4.payload when e}, {@code open ipv6.body when e -> ipv6_body(next_header)}: there is no length that counts, and what is in there goes on to the end.
     *
     * @param whole what is there instead of a nested packet; null if it is a byte array, whose own choice counts
     */
    record Open(Place place, Term condition, @Nullable Target whole, Span span) implements TableStatement {}

    /**
     * {@code order tcp.payload by sequence of ipv4.src..dest start syn}: the bytes there are parts of a stream.
     *
     * @param position the number of the first byte
     * @param flow what tells streams apart
     * @param start when a stream begins anew; null for never
     */
    record Order(
            Place place,
            Term position,
            List<Argument> flow,
            @Nullable Term start,
            Span span) implements TableStatement {
        public Order {
            flow = List.copyOf(flow);
        }
    }

    /**
     * {@code fragment ip.payload at offset * 8 more more_fragments of src..dest strict -> whole(next)}: the bytes there may be a piece of a packet.
     *
     * @param fields of the packet, any of which may be there
     * @param position of the piece in the packet, in bytes
     * @param more when others follow it
     * @param flow what tells packets apart
     * @param isStrict whether pieces must not overlap
     * @param whole what the packet is; null if the field's own choice counts
     */
    record Fragment(
            Name packet,
            List<Name> fields,
            Term position,
            Term more,
            List<Argument> flow,
            boolean isStrict,
            @Nullable Target whole,
            Span span)
            implements TableStatement {
        public Fragment {
            fields = List.copyOf(fields);
            flow = List.copyOf(flow);
        }
    }

    /**
     * {@code flow tcp between ipv4.src..src, source_port..source_port and ipv4.dest..dest, dest_port..dest_port start syn}: packets that go to and fro belong together.
     *
     * @param from what tells the ends apart that packets come from
     * @param to the same for those that they go to
     * @param start when a flow begins anew; null for never
     */
    record Flow(
            Name packet,
            List<Argument> from,
            List<Argument> to,
            @Nullable Term start,
            Span span) implements TableStatement {
        public Flow {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /**
     * {@code note open.version of talk when e as talk_version else 4}: a number that is remembered for the flow of a packet.
     *
     * @param name how it is used: {@code flow.talk_version}
     * @param otherwise what it is where it has not been noted
     */
    record Note(Term number, Name packet, @Nullable Term condition, Name name, long otherwise, Span span)
            implements TableStatement {}

    record Name(String text, Span span) {}

    /** A packet's field. */
    record Place(Name packet, Name field) {}

    /**
     * A value, or range of values, of the field that is chosen by, and what it chooses.
     *
     * @param key null where there is nothing to choose by
     */
    record Choice(@Nullable Key key, Target target) {}

    /** A value to choose by. */
    sealed interface Key {
        Span span();

        /** Both ends belong to it. */
        record Numbers(long first, long last, Span span) implements Key {}

        /** Of the enumeration of the field that is chosen by. */
        record Tag(String name, Span span) implements Key {}
    }

    /**
     * The packet that is chosen.
     *
     * @param isStream whether packets follow each other, of which the last need not be complete
     */
    record Target(
            Name packet,
            boolean isStream,
            List<Argument> arguments,
            @Nullable Term condition,
            Span span) {
        public Target {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What a parameter is given: an expression, or the bytes from the start of one field to the end of another.
     *
     * @param last null for an expression
     */
    record Argument(Term first, Term.@Nullable Path last, Span span) {}
}
