package org.mpl4j.ssh.keys;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.mpl4j.ssh.crypto.NistCurve;

/** Finds the public keys of private ones, which the JDK does not do. */
final class CurvePoints {
    private CurvePoints() {}

    static ECPublicKey publicKey(NistCurve curve, BigInteger d) throws KeyFormatException {
        if (d.signum() <= 0 || d.compareTo(curve.parameters().getOrder()) >= 0) {
            throw new KeyFormatException("the private key is not one of " + curve.identifier());
        }
        X9ECParameters parameters = CustomNamedCurves.getByName(curve.jcaName());
        return curve.decode(parameters.getG().multiply(d).normalize().getEncoded(false));
    }
}
