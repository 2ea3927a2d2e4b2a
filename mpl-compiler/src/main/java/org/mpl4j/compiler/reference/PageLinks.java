package org.mpl4j.compiler.reference;

import org.mpl4j.compiler.model.QualifiedName;

/** Where pages and what is on them are. A specification has a page, at its path. */
final class PageLinks {
    private PageLinks() {}

    /** The page of a specification, below the folder. */
    static String page(QualifiedName name) {
        return page(name.path());
    }

    /** The page of a specification, below the folder. */
    static String page(String specification) {
        return specification.substring(0, specification.length() - ".mpl".length()) + ".html";
    }

    /** From a page to the folder. */
    static String up(String page) {
        return "../".repeat((int) page.chars().filter(c -> c == '/').count());
    }

    /** From a page to a packet. */
    static String to(String page, QualifiedName packet) {
        String target = page(packet);
        return (target.equals(page) ? "" : up(page) + target) + "#" + packet.name();
    }

    /** The place of an item on its page. */
    static String anchor(QualifiedName packet, int itemId) {
        return packet.name() + "." + itemId;
    }
}
