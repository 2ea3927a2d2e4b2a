package org.mpl4j.compiler.layout;

/**
 * The integers that leave {@code residue} when divided by {@code modulus}: how a size or a width is known to be grained.
 *
 * @param residue from 0 to {@code modulus - 1}; any where the modulus is 0
 * @param modulus 0 stands for the residue alone, 1 for every integer
 */
public record Congruence(long residue, long modulus) {
    public static final Congruence ANY = new Congruence(0, 1);

    public Congruence {
        if (modulus < 0) {
            throw new IllegalArgumentException("modulus " + modulus);
        }
        residue = modulus == 0 ? residue : Math.floorMod(residue, modulus);
    }

    /** That number alone. */
    public static Congruence of(long value) {
        return new Congruence(value, 0);
    }

    public static Congruence multipleOf(long modulus) {
        return new Congruence(0, modulus);
    }

    /** Whether the remainder of a division by {@code divisor} is always the same. */
    public boolean isFixedModulo(long divisor) {
        return modulus % divisor == 0;
    }

    /** The remainder of a division by {@code divisor}, from 0 up; only where it {@link #isFixedModulo}. */
    public long modulo(long divisor) {
        return Math.floorMod(residue, divisor);
    }

    public Congruence hull(Congruence other) {
        return exactly(() ->
                new Congruence(residue, gcd(gcd(modulus, other.modulus), Math.subtractExact(residue, other.residue))));
    }

    public Congruence plus(Congruence other) {
        return exactly(() -> new Congruence(Math.addExact(residue, other.residue), gcd(modulus, other.modulus)));
    }

    public Congruence negate() {
        return exactly(() -> new Congruence(Math.negateExact(residue), modulus));
    }

    public Congruence minus(Congruence other) {
        return plus(other.negate());
    }

    public Congruence times(Congruence other) {
        return exactly(() -> {
            long cross = gcd(Math.multiplyExact(residue, other.modulus), Math.multiplyExact(other.residue, modulus));
            return new Congruence(
                    Math.multiplyExact(residue, other.residue), gcd(cross, Math.multiplyExact(modulus, other.modulus)));
        });
    }

    /** The quotients by a positive number that divides all of them; otherwise any integer. */
    public Congruence dividedBy(long divisor) {
        boolean isExact = residue % divisor == 0 && modulus % divisor == 0;
        return isExact ? new Congruence(residue / divisor, modulus / divisor) : ANY;
    }

    /** Sums of any number of these, none included. */
    public Congruence repeated() {
        return exactly(() -> multipleOf(gcd(residue, modulus)));
    }

    private static Congruence exactly(java.util.function.Supplier<Congruence> computation) {
        try {
            return computation.get();
        } catch (ArithmeticException overflow) {
            return ANY;
        }
    }

    /** Always positive, or 0 for two zeros. */
    static long gcd(long a, long b) {
        long x = Math.absExact(a);
        long y = Math.absExact(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
