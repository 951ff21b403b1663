// Hand-written loops for gcc -O3 -march=native -ffast-math, which vectorises them and calls libmvec; gradients derived by hand,
// everything fused as far as it goes. usage: loops_peer THREADS
#include "cases.hpp"
#include <omp.h>

static int threads = 1;

/// The features of an example lie side by side: four examples at a time, so that x is read from memory once.
static void by_examples(Logistic& data, float* partial)
{
    const int nx = data.nx, m = data.m, stride = (nx + 63) / 64 * 64;
    const float *x = data.x.get(), *w = data.w.get(), *y = data.y.get(), over_m = 1.0f / m, b = data.b;
    double cost = 0, db = 0;
    #pragma omp parallel num_threads(threads) reduction(+ : cost, db)
    {
        float* dw = partial + omp_get_thread_num() * size_t(stride);
        std::memset(dw, 0, nx * sizeof(float));
        auto loss = [&](float z, int j) {
            float e = expf(-fabsf(z)), r = 1 / (1 + e), dz = ((z < 0 ? e * r : r) - y[j]) * over_m;
            cost += fmaxf(z, 0) + logf(1 + e) - y[j] * z;
            db += dz;
            return dz;
        };
        #pragma omp for schedule(static)
        for (int j = 0; j < m / 4 * 4; j += 4)
        {
            const float *x0 = x + size_t(j) * nx, *x1 = x0 + nx, *x2 = x1 + nx, *x3 = x2 + nx;
            float z0 = b, z1 = b, z2 = b, z3 = b;
            for (int k = 0; k < nx; k++)
            {
                z0 += w[k] * x0[k];
                z1 += w[k] * x1[k];
                z2 += w[k] * x2[k];
                z3 += w[k] * x3[k];
            }
            const float d0 = loss(z0, j), d1 = loss(z1, j + 1), d2 = loss(z2, j + 2), d3 = loss(z3, j + 3);
            #pragma GCC ivdep
            for (int k = 0; k < nx; k++)
                dw[k] += d0 * x0[k] + d1 * x1[k] + d2 * x2[k] + d3 * x3[k];
        }
        #pragma omp single
        for (int j = m / 4 * 4; j < m; j++)
        {
            const float* x0 = x + size_t(j) * nx;
            float z = b;
            for (int k = 0; k < nx; k++)
                z += w[k] * x0[k];
            const float d = loss(z, j);
            #pragma GCC ivdep
            for (int k = 0; k < nx; k++)
                dw[k] += d * x0[k];
        }
    }
    std::memcpy(data.dw.get(), partial, nx * sizeof(float));
    for (int t = 1; t < threads; t++)
        for (int k = 0; k < nx; k++)
            data.dw[k] += partial[t * size_t(stride) + k];
    data.cost = cost * over_m;
    data.db = db;
}

/// The examples of a feature lie side by side: the rows once for z and once for dw, eight at a time.
static void by_features(Logistic& data, float* partial)
{
    const int nx = data.nx, m = data.m, stride = (m + 63) / 64 * 64, whole = nx / 8 * 8;
    const float *x = data.x.get(), *w = data.w.get();
    #pragma omp parallel num_threads(threads)
    {
        float* z = partial + omp_get_thread_num() * size_t(stride);
        std::memset(z, 0, m * sizeof(float));
        #pragma omp for schedule(static)
        for (int k = 0; k < whole; k += 8)
        {
            const float* row = x + size_t(k) * m;
            const float w0 = w[k], w1 = w[k + 1], w2 = w[k + 2], w3 = w[k + 3], w4 = w[k + 4], w5 = w[k + 5], w6 = w[k + 6], w7 = w[k + 7];
            #pragma GCC ivdep
            for (int j = 0; j < m; j++)
                z[j] += w0 * row[j] + w1 * row[m + j] + w2 * row[2 * m + j] + w3 * row[3 * m + j]
                    + w4 * row[4 * m + j] + w5 * row[5 * m + j] + w6 * row[6 * m + j] + w7 * row[7 * m + j];
        }
        #pragma omp single
        for (int k = whole; k < nx; k++)
            #pragma GCC ivdep
            for (int j = 0; j < m; j++)
                z[j] += w[k] * x[size_t(k) * m + j];
    }
    std::memcpy(data.z.get(), partial, m * sizeof(float));
    for (int t = 1; t < threads; t++)
        for (int j = 0; j < m; j++)
            data.z[j] += partial[t * size_t(stride) + j];
    data.loss();

    const float* dz = data.dz.get();
    float* dw = data.dw.get();
    #pragma omp parallel for num_threads(threads) schedule(static)
    for (int k = 0; k < whole; k += 8)
    {
        const float* row = x + size_t(k) * m;
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        for (int j = 0; j < m; j++)
        {
            const float d = dz[j];
            s0 += d * row[j];
            s1 += d * row[m + j];
            s2 += d * row[2 * m + j];
            s3 += d * row[3 * m + j];
            s4 += d * row[4 * m + j];
            s5 += d * row[5 * m + j];
            s6 += d * row[6 * m + j];
            s7 += d * row[7 * m + j];
        }
        dw[k] = s0, dw[k + 1] = s1, dw[k + 2] = s2, dw[k + 3] = s3, dw[k + 4] = s4, dw[k + 5] = s5, dw[k + 6] = s6, dw[k + 7] = s7;
    }
    for (int k = whole; k < nx; k++)
    {
        float sum = 0;
        for (int j = 0; j < m; j++)
            sum += dz[j] * x[size_t(k) * m + j];
        dw[k] = sum;
    }
}

/// The same without blocks and threads: for a handful of numbers these cost more than the work.
static void by_features_of_few(Logistic& data)
{
    const int nx = data.nx, m = data.m;
    const float* x = data.x.get();
    for (int j = 0; j < m; j++)
        data.z[j] = 0;
    for (int k = 0; k < nx; k++)
        for (int j = 0; j < m; j++)
            data.z[j] += data.w[k] * x[k * m + j];
    data.loss();
    for (int k = 0; k < nx; k++)
    {
        float sum = 0;
        for (int j = 0; j < m; j++)
            sum += data.dz[j] * x[k * m + j];
        data.dw[k] = sum;
    }
}

static std::optional<Work> logistic(int nx, int m, bool example_major)
{
    auto data = std::make_shared<Logistic>(nx, m);
    if (!example_major && size_t(nx) * m < 1024)
        return Work{[=] { by_features_of_few(*data); }, [=] { return data->results(); }};
    auto partial = std::make_shared<Array>(zeros(size_t(threads) * ((example_major ? nx : m) + 64)));
    return Work{
        [=] { example_major ? by_examples(*data, partial->get()) : by_features(*data, partial->get()); },
        [=] { return data->results(); }};
}

/// The sum over n numbers that block(start, count) adds up: in blocks, so that the float sums stay short and exact enough.
template <class Block>
static float sum_of(long n, Block block)
{
    const long length = 4096;
    double total = 0;
    #pragma omp parallel for num_threads(threads) schedule(static) reduction(+ : total)
    for (long start = 0; start < n; start += length)
        total += block(start, std::min(n - start, length));
    return total;
}

// The loops below are functions of plain pointers: in a lambda, gcc 12 turns loads and stores into gathers and scatters, which
// is three times slower.

static float price_and_greeks(
    long n, const float* __restrict s, const float* __restrict k, const float* __restrict sigma, const float* __restrict r,
    const float* __restrict t, float* __restrict ds, float* __restrict dk, float* __restrict dsigma, float* __restrict dr,
    float* __restrict dt)
{
    float price = 0;
    #pragma omp simd reduction(+ : price)
    for (long i = 0; i < n; i++)
    {
        float root = sqrtf(t[i]), deviation = sigma[i] * root;
        float d1 = (logf(s[i] / k[i]) + (r[i] + 0.5f * sigma[i] * sigma[i]) * t[i]) / deviation, d2 = d1 - deviation;
        float n1 = 0.5f + 0.5f * erff(d1 * 0.70710678f), n2 = 0.5f + 0.5f * erff(d2 * 0.70710678f);
        float discount = expf(-r[i] * t[i]), strike = k[i] * discount * n2;
        float slope = s[i] * 0.3989422804f * expf(-0.5f * d1 * d1);
        ds[i] = n1;
        dk[i] = -discount * n2;
        dsigma[i] = slope * root;
        dr[i] = strike * t[i];
        dt[i] = slope * sigma[i] / (2 * root) + r[i] * strike;
        price += s[i] * n1 - strike;
    }
    return price;
}

static float gelu(long n, const float* __restrict x, float* __restrict dx)
{
    const float scale = 0.7978845608f, cubic = 0.044715f;
    float sum = 0;
    #pragma omp simd reduction(+ : sum)
    for (long i = 0; i < n; i++)
    {
        const float square = x[i] * x[i], t = tanhf(scale * (x[i] + cubic * square * x[i]));
        dx[i] = 0.5f * (1 + t) + 0.5f * x[i] * (1 - t * t) * scale * (1 + 3 * cubic * square);
        sum += 0.5f * x[i] * (1 + t);
    }
    return sum;
}

static float softplus(long n, const float* __restrict x, float* __restrict dx)
{
    float sum = 0;
    #pragma omp simd reduction(+ : sum)
    for (long i = 0; i < n; i++)
    {
        const float e = expf(-fabsf(x[i])), r = 1 / (1 + e);
        dx[i] = x[i] < 0 ? e * r : r;
        sum += fmaxf(x[i], 0) + log1pf(e);
    }
    return sum;
}

static std::optional<Work> options(int n)
{
    struct Data
    {
        Array s, k, t, r, sigma, ds, dk, dsigma, dr, dt;
        float price = 0;
    };
    auto data = std::make_shared<Data>(Data{
        uniform(n, 1, 80, 40), uniform(n, 2, 80, 40), uniform(n, 3, 0.1f, 2), uniform(n, 4, 0.01f, 0.05f), uniform(n, 5, 0.1f, 0.4f),
        zeros(n), zeros(n), zeros(n), zeros(n), zeros(n)});
    return Work{
        [=] {
            data->price = sum_of(n, [d = data.get()](long at, long count) {
                return price_and_greeks(
                    count, d->s.get() + at, d->k.get() + at, d->sigma.get() + at, d->r.get() + at, d->t.get() + at,
                    d->ds.get() + at, d->dk.get() + at, d->dsigma.get() + at, d->dr.get() + at, d->dt.get() + at);
            });
        },
        [=]() -> std::vector<Result> {
            size_t count = n;
            return {{&data->price, 1}, {data->ds.get(), count}, {data->dk.get(), count}, {data->dsigma.get(), count},
                {data->dr.get(), count}, {data->dt.get(), count}};
        }};
}

/// The sum of a function and its derivative at n points.
static std::optional<Work> elementwise(int n, float (*function)(long, const float*, float*))
{
    struct Data
    {
        Array x, dx;
        float value = 0;
    };
    auto data = std::make_shared<Data>(Data{uniform(n, 1, -4, 8), zeros(n)});
    return Work{
        [=] {
            data->value = sum_of(n, [=, d = data.get()](long at, long count) {
                return function(count, d->x.get() + at, d->dx.get() + at);
            });
        },
        [=]() -> std::vector<Result> { return {{&data->value, 1}, {data->dx.get(), size_t(n)}}; }};
}

static std::optional<Work> product(int m, int k, int n)
{
    struct Data
    {
        Array a, b, c;
    };
    auto data = std::make_shared<Data>(Data{uniform(size_t(m) * k, 1, -0.5f), uniform(size_t(k) * n, 2, -0.5f), zeros(size_t(m) * n)});
    return Work{
        [=] {
            const float *a = data->a.get(), *b = data->b.get();
            #pragma omp parallel for num_threads(threads) schedule(static)
            for (int i = 0; i < m; i++)
            {
                float* __restrict c = data->c.get() + size_t(i) * n;
                std::memset(c, 0, n * sizeof(float));
                for (int l = 0; l < k; l++)
                    for (int j = 0; j < n; j++)
                        c[j] += a[size_t(i) * k + l] * b[size_t(l) * n + j];
            }
        },
        [=]() -> std::vector<Result> { return {{data->c.get(), size_t(m) * n}}; }};
}

int main(int, char** arguments)
{
    threads = std::atoi(arguments[1]);
    return serve(std::string("gcc ") + __VERSION__ + ", loops", threads,
        [](const std::string& name, const std::vector<int>& size) -> std::optional<Work> {
            if (name == "logistic-examples" || name == "logistic-features")
                return logistic(size[0], size[1], name == "logistic-examples");
            if (name == "options")
                return options(size[0]);
            if (name == "gelu")
                return elementwise(size[0], gelu);
            if (name == "softplus")
                return elementwise(size[0], softplus);
            if (name == "product")
                return product(size[0], size[1], size[2]);
            return std::nullopt;
        });
}
