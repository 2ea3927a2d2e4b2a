package org.mpl4j.compiler.interpret.value;

/**
 * Names for items that use the name of an earlier item again, which a branch hides from it: {@code x}, then {@code x_2}, {@code x_3} in the order of the packet, where no item
 * of the scope is called so. Only branches that were taken count.
 */
final class Keys {
    private Keys() {}

    static String numbered(ItemShape item, Taken taken) {
        int number = 1;
        for (ItemShape earlier : item.namesakes()) {
            if (earlier.isOnPath(taken)) {
                number++;
            }
        }
        return number == 1 ? item.name() : unused(item, number);
    }

    private static String unused(ItemShape item, int number) {
        String key = item.name() + "_" + number;
        while (item.scope().declares(key)) {
            key += "_";
        }
        return key;
    }
}
