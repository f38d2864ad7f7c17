package dev.rushgate.bench.lockshop;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redisson with its defaults. */
@Configuration(proxyBeanMethods = false)
class RedissonSetUp {

  @Bean(destroyMethod = "shutdown")
  RedissonClient redisson(LockShopConfig config) {
    var redisson = new Config();
    redisson.useSingleServer().setAddress(config.redisUrl());
    return Redisson.create(redisson);
  }
}
