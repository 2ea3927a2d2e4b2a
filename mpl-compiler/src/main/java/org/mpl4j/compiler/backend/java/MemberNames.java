package org.mpl4j.compiler.backend.java;

import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.Label;

/** What the methods of a view are called: accessors like their fields, what comes with them after those. */
final class MemberNames {
    /** Methods that every view has. */
    private static final String[] TAKEN = {
        "buffer",
        "byteLength",
        "clone",
        "encoded",
        "endOffset",
        "finalize",
        "getClass",
        "hashCode",
        "notify",
        "notifyAll",
        "refreshInside",
        "refreshSums",
        "refreshValues",
        "startOffset",
        "statecall",
        "toString",
        "violations",
        "wait"
    };

    private final NameScope names = new NameScope(null, TAKEN);
    private final Map<String, String> byRole = new HashMap<>();

    MemberNames(PlacedBlock block) {
        for (PlacedItem placed : block.items()) {
            Item item = placed.item();
            if (hasPlainName(item)) {
                byRole.put(key(item, ""), names.add(JavaNames.member(item.name())));
            }
        }
    }

    /** Names the accessors of branches, so that they do not depend on which of them is asked for first: several classifies can have branches of one label. */
    void addBranches(ClassifyInfo classify) {
        for (int i = 0; i < classify.branches().size(); i++) {
            as(classify, i);
        }
    }

    private static boolean hasPlainName(Item item) {
        return !(item instanceof Label)
                && !(item instanceof EndianSwitch)
                && !(item instanceof Classify classify && !classify.isNamed());
    }

    private static String key(Item item, String role) {
        return item.id() + " " + role;
    }

    private String get(Item item, String role, String wanted) {
        return byRole.computeIfAbsent(key(item, role), k -> names.add(wanted));
    }

    private static String upper(Item item) {
        String name = JavaNames.member(item.name());
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String accessor(Item item) {
        boolean isUnnamed = item instanceof Classify && !hasPlainName(item);
        return isUnnamed
                ? get(item, "branch", JavaNames.member(item.name()) + "Branch")
                : get(item, "", JavaNames.member(item.name()));
    }

    String raw(Item item) {
        return get(item, "raw", JavaNames.member(item.name()) + "Raw");
    }

    String asLong(Item item) {
        return get(item, "number", JavaNames.member(item.name()) + "AsLong");
    }

    String highAsLong(Item item) {
        return get(item, "high", JavaNames.member(item.name()) + "HighAsLong");
    }

    String lowAsLong(Item item) {
        return get(item, "low", JavaNames.member(item.name()) + "LowAsLong");
    }

    String has(Item item) {
        return get(item, "has", "has" + upper(item));
    }

    String set(Item item) {
        return get(item, "set", "set" + upper(item));
    }

    /** The setter that changes a checksum, too; of a checksum, the method that changes that. */
    String update(Item item) {
        return get(item, "update", "update" + upper(item));
    }

    String offset(Item item) {
        return get(item, "offset", JavaNames.member(item.name()) + "Offset");
    }

    String startOffset(Item item) {
        return get(item, "start", JavaNames.member(item.name()) + "StartOffset");
    }

    String endOffset(Item item) {
        return get(item, "end", JavaNames.member(item.name()) + "EndOffset");
    }

    /** The method that tells whether the end of a packet is there. */
    String isWhole(Item last) {
        return get(last, "whole", "isWhole");
    }

    /** The method that computes one field anew. */
    String refresh(Item item) {
        return get(item, "refresh", "refresh" + upper(item));
    }

    String isValid(Item item) {
        return get(item, "valid", JavaNames.member(item.name()) + "Valid");
    }

    String sum(Item item) {
        return get(item, "sum", JavaNames.member(item.name()) + "Sum");
    }

    /** The method that tells whether a tag is computed. */
    String isComputed(Item item) {
        return get(item, "computed", JavaNames.member(item.name()) + "IsComputed");
    }

    /** In a branch, the method that tells the tag that led to it. */
    String tag(Classify classify) {
        return get(classify, "tag", "tag");
    }

    /** The method that makes sure of a branch. */
    String check(Classify classify) {
        return get(classify, "check", "check" + upper(classify));
    }

    String kind(Classify classify) {
        return get(classify, "kind", JavaNames.member(classify.name()) + "Kind");
    }

    /** The accessor of one branch: {@code rdataAsMX}, or {@code asMX} where the classify has no name. */
    String as(ClassifyInfo classify, int branch) {
        String label = classify.label(branch);
        String prefix = classify.classify().isNamed()
                ? JavaNames.member(classify.classify().name()) + "As"
                : "as";
        return get(classify.classify(), "as" + branch, prefix + label);
    }
}
