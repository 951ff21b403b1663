// OpenBLAS for the products, hand-written C++ loops for what is between them. usage: openblas_peer THREADS
#include "cases.hpp"
#include <cblas.h>

extern "C" char* openblas_get_corename(void);
extern "C" char* openblas_get_config(void);
extern "C" void openblas_set_num_threads(int);

/// Two calls: z = X^T w and dw = X dz.
static std::optional<Work> logistic(int nx, int m, bool example_major)
{
    auto data = std::make_shared<Logistic>(nx, m);
    return Work{
        [=] {
            const int rows = example_major ? m : nx, columns = example_major ? nx : m;
            const auto forward = example_major ? CblasNoTrans : CblasTrans, backward = example_major ? CblasTrans : CblasNoTrans;
            cblas_sgemv(CblasRowMajor, forward, rows, columns, 1, data->x.get(), columns, data->w.get(), 1, 0, data->z.get(), 1);
            data->loss();
            cblas_sgemv(CblasRowMajor, backward, rows, columns, 1, data->x.get(), columns, data->dz.get(), 1, 0, data->dw.get(), 1);
        },
        [=] { return data->results(); }};
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
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, data->a.get(), k, data->b.get(), n, 0, data->c.get(), n);
        },
        [=]() -> std::vector<Result> { return {{data->c.get(), size_t(m) * n}}; }};
}

/// The last layer of one example: from z to dz, in place; returns the cost.
static float softmax_cross_entropy(float* z, int nc, int target, float over_m)
{
    float max = z[0], sum = 0;
    for (int c = 1; c < nc; c++)
        max = fmaxf(max, z[c]);
    const float at_target = z[target] - max;
    for (int c = 0; c < nc; c++)
        sum += z[c] = expf(z[c] - max);
    for (int c = 0; c < nc; c++)
        z[c] *= over_m / sum;
    z[target] -= over_m;
    return logf(sum) - at_target;
}

/// The update is part of the products: w = w - rate dw is what sgemm's beta = 1 does.
static std::optional<Work> train(int m)
{
    using C = Classifier;
    auto data = std::make_shared<Classifier>(m);
    auto hidden = std::make_shared<Array>(zeros(size_t(m) * C::nh));
    auto d_hidden = std::make_shared<Array>(zeros(size_t(m) * C::nh));
    auto z = std::make_shared<Array>(zeros(size_t(m) * C::nc));
    auto run = [=] {
        float *h = hidden->get(), *dh = d_hidden->get(), *dz = z->get();
        const float* x = data->x.get();
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, C::nh, C::nx, 1, x, C::nx, data->w1.get(), C::nx, 0, h, C::nh);
        for (int j = 0; j < m; j++)
            for (int k = 0; k < C::nh; k++)
                h[j * C::nh + k] = fmaxf(h[j * C::nh + k] + data->b1[k], 0);
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, C::nc, C::nh, 1, h, C::nh, data->w2.get(), C::nh, 0, dz, C::nc);
        double cost = 0;
        for (int j = 0; j < m; j++)
        {
            for (int c = 0; c < C::nc; c++)
                dz[j * C::nc + c] += data->b2[c];
            cost += softmax_cross_entropy(dz + j * C::nc, C::nc, data->classes[j], 1.0f / m);
        }
        data->cost = cost / m;
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, C::nh, C::nc, 1, dz, C::nc, data->w2.get(), C::nh, 0, dh, C::nh);
        for (int i = 0; i < m * C::nh; i++)
            dh[i] = h[i] > 0 ? dh[i] : 0;

        const float rate = C::learning_rate;
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, C::nc, C::nh, m, -rate, dz, C::nc, h, C::nh, 1, data->w2.get(), C::nh);
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, C::nh, C::nx, m, -rate, dh, C::nh, x, C::nx, 1, data->w1.get(), C::nx);
        for (int j = 0; j < m; j++)
        {
            for (int k = 0; k < C::nh; k++)
                data->b1[k] -= rate * dh[j * C::nh + k];
            for (int c = 0; c < C::nc; c++)
                data->b2[c] -= rate * dz[j * C::nc + c];
        }
    };
    return Work{run, [=] { return data->results(); }, [=] { data->reset(); }};
}

int main(int, char** arguments)
{
    const int threads = std::atoi(arguments[1]);
    openblas_set_num_threads(threads);
    return serve(std::string(openblas_get_config()) + ", kernels for " + openblas_get_corename(), threads,
        [](const std::string& name, const std::vector<int>& size) -> std::optional<Work> {
            if (name == "logistic-examples" || name == "logistic-features")
                return logistic(size[0], size[1], name == "logistic-examples");
            if (name == "train")
                return train(size[0]);
            if (name == "product")
                return product(size[0], size[1], size[2]);
            return std::nullopt;
        });
}
