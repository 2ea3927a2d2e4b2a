import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
build.prints('[INFO] 2 specifications are right', '[INFO] 1 policy is right')
build.hasNot('target/generated-sources/mpl')
true
