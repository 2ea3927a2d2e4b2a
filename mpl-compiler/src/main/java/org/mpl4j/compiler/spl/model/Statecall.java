package org.mpl4j.compiler.spl.model;

import java.util.Optional;

/**
 * One kind of thing that can happen. Equal by name.
 *
 * @param name as written, such as {@code Receive_Auth_Req_None}
 * @param branch which packet it is, if it is one that a specification describes
 */
public record Statecall(String name, Direction direction, Optional<PacketBranch> branch) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Statecall s && s.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
