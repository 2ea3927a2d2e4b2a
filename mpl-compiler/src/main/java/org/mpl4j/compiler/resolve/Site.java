package org.mpl4j.compiler.resolve;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.EnumType;

/**
 * Where an expression stands, which decides what it sees.
 *
 * @param scope the block; null where only constants are allowed
 * @param before items that end before this id are known
 * @param owner id of the item that the expression belongs to, which it does not see itself
 * @param tags the enumeration whose tags mean something there
 */
record Site(@Nullable BlockScope scope, int before, int owner, Optional<EnumType> tags) {
    /** Where only constants are allowed. */
    static final Site CONSTANT = new Site(null, 0, 0, Optional.empty());

    /** What is read before an item. */
    static Site before(Symbol symbol, BlockScope scope) {
        return new Site(scope, symbol.id(), symbol.id(), Optional.empty());
    }

    /** The end of an array's element: everything in it, and what is read before the array. */
    static Site endOf(Symbol array, BlockScope element) {
        return new Site(element, array.end(), array.id(), Optional.empty());
    }

    /** Everything in the block and around it: what is computed when a packet has been built. */
    static Site whole(BlockScope scope) {
        return new Site(scope, Integer.MAX_VALUE, -1, Optional.empty());
    }

    Site with(Optional<EnumType> enumeration) {
        return new Site(scope, before, owner, enumeration);
    }

    boolean knows(Symbol symbol) {
        return symbol.end() <= before && symbol.id() != owner;
    }
}
