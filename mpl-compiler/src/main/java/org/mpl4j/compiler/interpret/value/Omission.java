package org.mpl4j.compiler.interpret.value;

/** What is left out when a tree is written: for instance a payload that is shown as a packet of its own. */
@FunctionalInterface
public interface Omission {
    Omission NONE = (item, scope) -> false;

    /** Whether an item that is present is left out. */
    boolean omits(ItemShape item, ScopeValue scope);
}
