package org.mpl4j.appliance.run;

/** Numbers of users that nobody has an account of: those that systemd gives to services for as long as they run. */
public final class UserNumbers {
    private static final int FIRST = 61_184;
    private static final int COUNT = 4_336;

    private UserNumbers() {}

    /** {@return the one of an appliance, made of its name} */
    public static int of(String name) {
        return FIRST + Math.floorMod(name.hashCode(), COUNT);
    }
}
