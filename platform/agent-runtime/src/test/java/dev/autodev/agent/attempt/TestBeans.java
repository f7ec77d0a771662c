package dev.autodev.agent.attempt;

import dev.autodev.forge.Forge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;

class TestBeans {
  @Produces
  @Singleton
  Forge forge() {
    return (Forge)
        Proxy.newProxyInstance(
            Forge.class.getClassLoader(),
            new Class<?>[] {Forge.class},
            (p, m, a) -> {
              throw new UnsupportedOperationException(m.getName());
            });
  }
}
