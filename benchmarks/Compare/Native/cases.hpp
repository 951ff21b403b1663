// What the two C++ peers share: the data of a logistic regression and of the network, and their small loops.
#pragma once
#include "server.hpp"

struct Logistic
{
    int nx, m;
    Array x = uniform(size_t(nx) * m, 1), w = uniform(nx, 2, -0.005f, 0.01f), y = labels(m, 3);
    Array z = zeros(m), dz = zeros(m), dw = zeros(nx);
    float b = 0.1f, cost = 0, db = 0;

    Logistic(int nx, int m) : nx(nx), m(m) {}

    std::vector<Result> results() const { return {{&cost, 1}, {dw.get(), size_t(nx)}, {&db, 1}}; }

    /// From z to the cost, dz and db. The bias is added here.
    void loss()
    {
        float sum = 0, slope = 0, over_m = 1.0f / m;
        for (int j = 0; j < m; j++)
        {
            float zj = z[j] + b, e = expf(-fabsf(zj)), r = 1 / (1 + e), s = zj < 0 ? e * r : r;
            sum += fmaxf(zj, 0) + logf(1 + e) - y[j] * zj;
            dz[j] = (s - y[j]) * over_m;
            slope += dz[j];
        }
        cost = sum * over_m;
        db = slope;
    }
};

struct Classifier
{
    static constexpr int nx = 784, nh = 128, nc = 10;
    static constexpr float learning_rate = 0.01f;

    int m;
    Array x = uniform(size_t(m) * nx, 1);
    std::vector<int> classes;
    Array first_w1 = uniform(nh * nx, 3, -0.05f, 0.1f), first_w2 = uniform(nc * nh, 4, -0.1f, 0.2f);
    Array w1 = zeros(nh * nx), b1 = zeros(nh), w2 = zeros(nc * nh), b2 = zeros(nc);
    Array change1 = zeros(nh * nx), change_b1 = zeros(nh), change2 = zeros(nc * nh), change_b2 = zeros(nc);
    float cost = 0;

    explicit Classifier(int m) : m(m)
    {
        for (int j = 0; j < m; j++)
            classes.push_back(class_of(j, 2, nc));
        reset();
    }

    void reset()
    {
        std::memcpy(w1.get(), first_w1.get(), nh * nx * sizeof(float));
        std::memcpy(w2.get(), first_w2.get(), nc * nh * sizeof(float));
        std::memset(b1.get(), 0, nh * sizeof(float));
        std::memset(b2.get(), 0, nc * sizeof(float));
    }

    /// The cost, and what a step did, in steps of the learning rate.
    std::vector<Result> results()
    {
        auto change = [](float* to, const float* after, const float* before, int count) {
            for (int i = 0; i < count; i++)
                to[i] = (after[i] - (before ? before[i] : 0)) / learning_rate;
        };
        change(change1.get(), w1.get(), first_w1.get(), nh * nx);
        change(change_b1.get(), b1.get(), nullptr, nh);
        change(change2.get(), w2.get(), first_w2.get(), nc * nh);
        change(change_b2.get(), b2.get(), nullptr, nc);
        return {{&cost, 1}, {change1.get(), nh * nx}, {change_b1.get(), nh}, {change2.get(), nc * nh}, {change_b2.get(), nc}};
    }
};
